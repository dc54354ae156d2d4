package io.tradesense.ai.assistant.domain;

import io.tradesense.ai.facts.domain.Fact;
import io.tradesense.ai.facts.domain.FactGroup;
import io.tradesense.ai.facts.domain.Metric;
import io.tradesense.ai.facts.domain.Printed;
import io.tradesense.ai.facts.domain.TradeFilter;
import io.tradesense.ai.grounding.domain.Checked;
import io.tradesense.ai.grounding.domain.Grounding;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** An answer without a model: the figures of the trades that the question is about, best and worst first. */
final class RulesAnswer {
    private static final int MOST_CELLS = 6;
    private final StringBuilder text = new StringBuilder();

    private RulesAnswer() {}

    static Answer of(Groundwork ground, String note) {
        var writer = new RulesAnswer();
        writer.write(ground);
        List<Checked> statements = new Grounding(ground.sheet()).check(writer.text.toString());
        List<Checked> held = statements.stream().filter(Checked::holds).toList();
        return new Answer(
                Answer.By.RULES,
                "",
                note,
                held,
                statements.size() - held.size(),
                ground.sheet(),
                List.of(ground.understood().filter()),
                false,
                false);
    }

    private void write(Groundwork ground) {
        FactGroup all = ground.performance();
        if (all.get(Metric.TRADES).isEmpty()) {
            text.append("Your performance could not be asked for just now.\n");
            return;
        }
        if (!all.has(Metric.TRADES)) {
            text.append("No closed trade fits the question.\n");
            return;
        }
        result(all, ground.understood().filter());
        ground.cells().stream()
                .sorted(Comparator.comparing(
                                (Groundwork.Told told) -> told.facts().value(Metric.NET_PNL))
                        .reversed())
                .limit(MOST_CELLS)
                .forEach(this::cell);
        if (!ground.cells().isEmpty()
                && ground.cells().stream().noneMatch(told -> told.cell().significant())) {
            text.append("None of these differences is more than luck explains.\n");
        }
    }

    private void result(FactGroup all, TradeFilter filter) {
        Fact net = fact(all, Metric.NET_PNL);
        text.append(net.isNegative() ? "These trades lost " : "These trades made ")
                .append(unsigned(net))
                .append(" net over ")
                .append(cited(fact(all, Metric.TRADES)))
                .append(" closed trades.\n");
        line(all, Metric.WIN_RATE, "The win rate is ");
        line(all, Metric.PROFIT_FACTOR, "The profit factor is ");
        line(all, Metric.EXPECTANCY, "The expectancy is ");
        line(all, Metric.AVG_WIN, "The average win is ");
        line(all, Metric.AVG_LOSS, "The average loss is ");
        line(all, Metric.MAX_DRAWDOWN, "The deepest drawdown is ");
        if (filter.minPnl() != null || filter.maxPnl() != null) {
            text.append(
                    "Bounds of single results are not applied to these figures, which are of all trades in the filter.\n");
        }
    }

    private void line(FactGroup all, Metric metric, String opening) {
        all.get(metric)
                .ifPresent(fact -> text.append(opening).append(cited(fact)).append(".\n"));
    }

    private void cell(Groundwork.Told told) {
        told.facts()
                .get(Metric.NET_PNL)
                .ifPresent(net -> text.append(name(told))
                        .append(net.isNegative() ? " lost " : " made ")
                        .append(unsigned(net))
                        .append(told.facts()
                                .get(Metric.TRADES)
                                .map(trades -> " over " + cited(trades) + " trades")
                                .orElse(""))
                        .append(told.cell().significant() ? ", which is more than luck explains.\n" : ".\n"));
    }

    private static String name(Groundwork.Told told) {
        return switch (told.cell().by()) {
            case HOUR -> told.cell().key() + ":00";
            case WEEKDAY ->
                told.cell().key().charAt(0) + told.cell().key().substring(1).toLowerCase(Locale.ROOT);
            default -> told.cell().key();
        };
    }

    private static Fact fact(FactGroup group, Metric metric) {
        return group.get(metric).orElseThrow();
    }

    private static String cited(Fact fact) {
        return Printed.of(fact) + " [" + fact.id() + "]";
    }

    private static String unsigned(Fact fact) {
        return Printed.unsigned(fact) + " [" + fact.id() + "]";
    }
}
