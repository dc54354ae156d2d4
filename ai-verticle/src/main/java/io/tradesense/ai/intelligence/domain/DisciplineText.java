package io.tradesense.ai.intelligence.domain;

import io.tradesense.ai.facts.domain.Fact;
import io.tradesense.ai.facts.domain.FactSheet;
import io.tradesense.ai.facts.domain.FactSheet.Origin;
import io.tradesense.ai.facts.domain.Figures.Measured;
import io.tradesense.ai.facts.domain.Kind;
import io.tradesense.ai.facts.domain.Metric;
import io.tradesense.ai.facts.domain.TradeFigures;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** How trades were conducted: with a stop, with a setup, with which mistakes, and written up or not. */
final class DisciplineText {
    private static final Origin COUNTED = new Origin("counted over the trades of the period");
    private final FactSheet sheet;
    private final Draft draft;

    DisciplineText(FactSheet sheet, Draft draft) {
        this.sheet = sheet;
        this.draft = draft;
    }

    void write(List<TradeFigures> trades, int entries) {
        draft.section("Discipline");
        List<TradeFigures> closed =
                trades.stream().filter(TradeFigures::isClosed).toList();
        if (closed.isEmpty() || closed.size() == Material.MOST_TRADES) {
            return; // of more trades than were read a count would be wrong
        }
        long withoutStop = closed.stream()
                .filter(trade -> measured(trade, Metric.STOP).isEmpty())
                .count();
        if (withoutStop > 0) {
            draft.say(
                    "Without a planned stop: {} of {} closed trades.",
                    count("closed trades without a planned stop", withoutStop),
                    count("closed trades of the list", closed.size()));
        } else {
            draft.say("Every closed trade had a planned stop.");
        }
        mistakes(closed);
        if (entries == 0) {
            draft.say("The journal has no entry for these days.");
        } else {
            draft.say("Journal entries for these days: {}.", count("journal entries", entries));
        }
    }

    private void mistakes(List<TradeFigures> closed) {
        List<TradeFigures> mistaken =
                closed.stream().filter(trade -> !trade.mistakes().isEmpty()).toList();
        if (mistaken.isEmpty()) {
            return;
        }
        Fact count = count("closed trades with a noted mistake", mistaken.size());
        currency(mistaken)
                .ifPresentOrElse(
                        currency -> {
                            Fact net = sheet.add(
                                    Metric.NET_PNL,
                                    "net P&L of those trades",
                                    Kind.MONEY,
                                    sum(mistaken),
                                    currency,
                                    COUNTED);
                            draft.say(
                                    "Trades with a noted mistake: {}; together they "
                                            + (net.isNegative() ? "lost {u}." : "made {}."),
                                    count,
                                    net);
                        },
                        () -> draft.say("Trades with a noted mistake: {}.", count));
    }

    /** Amounts of several currencies are never added up. */
    private static Optional<String> currency(List<TradeFigures> trades) {
        List<String> currencies = trades.stream()
                .flatMap(trade -> measured(trade, Metric.NET_PNL).stream())
                .map(Measured::unit)
                .distinct()
                .toList();
        return currencies.size() == 1 ? Optional.of(currencies.get(0)) : Optional.empty();
    }

    private static BigDecimal sum(List<TradeFigures> trades) {
        return trades.stream()
                .flatMap(trade -> measured(trade, Metric.NET_PNL).stream())
                .map(Measured::value)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Fact count(String label, long value) {
        return sheet.count(Metric.COUNT, label, value, COUNTED);
    }

    private static Optional<Measured> measured(TradeFigures trade, Metric metric) {
        return trade.figures().measured().stream()
                .filter(each -> each.metric() == metric)
                .findFirst();
    }
}
