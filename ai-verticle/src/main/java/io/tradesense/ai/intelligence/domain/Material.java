package io.tradesense.ai.intelligence.domain;

import io.tradesense.ai.facts.domain.Asked;
import io.tradesense.ai.facts.domain.Asker;
import io.tradesense.ai.facts.domain.Cell;
import io.tradesense.ai.facts.domain.Dimension;
import io.tradesense.ai.facts.domain.Figures;
import io.tradesense.ai.facts.domain.Finding;
import io.tradesense.ai.facts.domain.Holdings;
import io.tradesense.ai.facts.domain.Note;
import io.tradesense.ai.facts.domain.Sources;
import io.tradesense.ai.facts.domain.TradeFigures;
import io.tradesense.ai.facts.domain.TradeFilter;
import io.vertx.core.Future;
import java.util.List;

/** What a report is made of, asked of all services side by side. */
record Material(
        Asked<Figures> current,
        Asked<Figures> before,
        Asked<List<Cell>> symbols,
        Asked<List<Cell>> setups,
        Asked<List<Cell>> weekdays,
        Asked<List<TradeFigures>> trades,
        Asked<Holdings> holdings,
        Asked<List<Finding>> patterns,
        Asked<List<Note>> journal) {
    static final int MOST_TRADES = 500;

    /** @param before the same trades in the span before */
    static Future<Material> of(Sources sources, Asker asker, TradeFilter filter, TradeFilter before) {
        var everything = TradeFilter.all(filter.tz()).of(filter.accountId());
        var current = sources.performance(asker, filter);
        var earlier = sources.performance(asker, before);
        var symbols = sources.breakdown(asker, Dimension.SYMBOL, filter);
        var setups = sources.breakdown(asker, Dimension.SETUP, everything);
        var weekdays = sources.breakdown(asker, Dimension.WEEKDAY, everything);
        var trades = sources.trades(asker, filter, "-netPnl", MOST_TRADES);
        var holdings = sources.portfolio(asker);
        var patterns = sources.patterns(asker, everything);
        var journal = sources.journal(asker, filter.from(), filter.to(), null, 100);
        Future<?> all =
                Future.all(List.of(current, earlier, symbols, setups, weekdays, trades, holdings, patterns, journal));
        return all.map(answered -> new Material(
                current.result(),
                earlier.result(),
                symbols.result(),
                setups.result(),
                weekdays.result(),
                trades.result(),
                holdings.result(),
                patterns.result(),
                journal.result()));
    }
}
