package io.tradesense.ai.intelligence.domain;

import io.tradesense.ai.facts.domain.Asked;
import io.tradesense.ai.facts.domain.Asker;
import io.tradesense.ai.facts.domain.FactSheet;
import io.tradesense.ai.facts.domain.Figures;
import io.tradesense.ai.facts.domain.Sources;
import io.tradesense.ai.facts.domain.TradeFigures;
import io.tradesense.ai.facts.domain.TradeFilter;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reviews of single trades, by rules. */
public final class Reviews {
    private final Sources sources;

    public Reviews(Sources sources) {
        this.sources = sources;
    }

    /** Fails with NOT_FOUND where the user has no such trade. */
    public Future<Review> of(Asker asker, UUID tradeId, String tz) {
        return sources.trade(asker, tradeId).compose(trade -> review(asker, trade, tz));
    }

    private Future<Review> review(Asker asker, TradeFigures trade, String tz) {
        TradeFilter all = TradeFilter.all(tz);
        String setup = trade.setup();
        var symbol = sources.performance(asker, all.ofSymbol(trade.symbol()));
        Future<Optional<Asked<Figures>>> ofSetup = setup == null
                ? Future.succeededFuture(Optional.empty())
                : sources.performance(asker, all.ofSetup(setup)).map(Optional::of);
        var journal = sources.journalOf(asker, trade.id());
        Future<?> asked = Future.all(symbol, ofSetup, journal);
        return asked.map(done -> {
            var sheet = new FactSheet();
            var draft = new Draft();
            new TradeText(sheet, draft, trade).write();
            var history = new HistoryText(sheet, draft, trade);
            history.symbol(symbol.result());
            ofSetup.result().ifPresent(history::setup);
            history.journal(journal.result().or(List.of(), sheet).size());
            return new Review(trade, draft.checked(sheet), sheet);
        });
    }
}
