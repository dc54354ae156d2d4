package io.tradesense.ai.questions.domain;

import io.tradesense.ai.facts.domain.Asked;
import io.tradesense.ai.facts.domain.Asker;
import io.tradesense.ai.facts.domain.Cell;
import io.tradesense.ai.facts.domain.Dimension;
import io.tradesense.ai.facts.domain.Sources;
import io.tradesense.ai.facts.domain.TradeFilter;
import io.vertx.core.Future;
import java.util.List;

/** What the trader's own trades are called: the words a question may name them by. */
public record Vocabulary(List<String> symbols, List<String> setups, List<String> tags) {

    public Vocabulary {
        symbols = List.copyOf(symbols);
        setups = List.copyOf(setups);
        tags = List.copyOf(tags);
    }

    /** Of the trades that a filter leaves, as far as they can be had just now. */
    public static Future<Vocabulary> of(Sources sources, Asker asker, TradeFilter filter) {
        var symbols = sources.breakdown(asker, Dimension.SYMBOL, filter);
        var setups = sources.breakdown(asker, Dimension.SETUP, filter);
        var tags = sources.breakdown(asker, Dimension.TAG, filter);
        Future<?> asked = Future.all(symbols, setups, tags);
        return asked.map(done -> new Vocabulary(keys(symbols.result()), keys(setups.result()), keys(tags.result())));
    }

    private static List<String> keys(Asked<List<Cell>> asked) {
        return asked.answer().orElse(List.of()).stream().map(Cell::key).toList();
    }
}
