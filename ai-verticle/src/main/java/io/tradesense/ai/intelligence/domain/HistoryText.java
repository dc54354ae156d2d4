package io.tradesense.ai.intelligence.domain;

import io.tradesense.ai.facts.domain.Asked;
import io.tradesense.ai.facts.domain.Dimension;
import io.tradesense.ai.facts.domain.Fact;
import io.tradesense.ai.facts.domain.FactGroup;
import io.tradesense.ai.facts.domain.FactSheet;
import io.tradesense.ai.facts.domain.FactSheet.Origin;
import io.tradesense.ai.facts.domain.Figures;
import io.tradesense.ai.facts.domain.Figures.Measured;
import io.tradesense.ai.facts.domain.Metric;
import io.tradesense.ai.facts.domain.TradeFigures;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** A trade beside the trader's other trades of its symbol and setup, and what the journal has of it. */
final class HistoryText {
    private static final Figures NOTHING = new Figures("", List.of());
    private final FactSheet sheet;
    private final Draft draft;
    private final TradeFigures trade;

    HistoryText(FactSheet sheet, Draft draft, TradeFigures trade) {
        this.sheet = sheet;
        this.draft = draft;
        this.trade = trade;
    }

    void symbol(Asked<Figures> asked) {
        draft.section("Against your history");
        FactGroup group = put(asked, Dimension.SYMBOL, trade.symbol());
        record("Your closed trades in " + trade.symbol(), group);
        BigDecimal net = net();
        if (trade.isClosed() && net.signum() > 0) {
            group.get(Metric.AVG_WIN)
                    .ifPresent(average -> draft.say(
                            "It made " + (net.compareTo(average.value()) >= 0 ? "no less" : "less")
                                    + " than your average win there, which is {}.",
                            average));
        } else if (trade.isClosed() && net.signum() < 0) {
            group.get(Metric.AVG_LOSS)
                    .ifPresent(average -> draft.say(
                            "It lost " + (net.compareTo(average.value()) < 0 ? "more" : "no more")
                                    + " than your average loss there, which is {u}.",
                            average));
        }
    }

    void setup(Asked<Figures> asked) {
        String setup = String.valueOf(trade.setup());
        record("Your closed trades of the setup " + Words.withoutFigures(setup), put(asked, Dimension.SETUP, setup));
    }

    void journal(int entries) {
        draft.section("Journal");
        if (entries == 0) {
            draft.say("No journal entry speaks of it.");
        } else {
            draft.say(
                    "Journal entries about it: {}.",
                    sheet.count(
                            Metric.COUNT,
                            "journal entries about the trade",
                            entries,
                            new Origin("trading /journal/entries")));
        }
    }

    private FactGroup put(Asked<Figures> asked, Dimension by, String key) {
        return asked.or(NOTHING, sheet)
                .only(Metric.TRADES, Metric.WIN_RATE, Metric.EXPECTANCY, Metric.AVG_WIN, Metric.AVG_LOSS)
                .addTo(sheet, key, Map.of(by, key));
    }

    private void record(String whose, FactGroup group) {
        if (!group.has(Metric.TRADES)) {
            return;
        }
        Fact trades = group.get(Metric.TRADES).orElseThrow();
        draft.say(whose + " number {}.", trades);
        group.get(Metric.WIN_RATE).ifPresent(rate -> draft.say("Their win rate is {}.", rate));
        group.get(Metric.EXPECTANCY).ifPresent(each -> draft.say("Their expectancy is {}.", each));
    }

    private BigDecimal net() {
        return trade.figures().measured().stream()
                .filter(each -> each.metric() == Metric.NET_PNL)
                .map(Measured::value)
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }
}
