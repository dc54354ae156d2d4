package io.tradesense.ai.intelligence.domain;

import io.tradesense.ai.facts.domain.Cell;
import io.tradesense.ai.facts.domain.Fact;
import io.tradesense.ai.facts.domain.FactGroup;
import io.tradesense.ai.facts.domain.FactSheet;
import io.tradesense.ai.facts.domain.Figures;
import io.tradesense.ai.facts.domain.Finding;
import io.tradesense.ai.facts.domain.Holdings;
import io.tradesense.ai.facts.domain.Metric;
import io.tradesense.ai.facts.domain.TradeFigures;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The rules by which a report is written. */
final class ReportText {
    private static final Figures NOTHING = new Figures("", List.of());
    private static final int ENOUGH_TO_JUDGE = 30;
    private static final int MOST_NAMED = 2;
    private final FactSheet sheet;
    private final Material material;
    private final Period period;
    private final FactGroup all;
    private final FactGroup before;
    private final Draft draft = new Draft();

    ReportText(FactSheet sheet, Material material, Period period, String span) {
        this.sheet = sheet;
        this.material = material;
        this.period = period;
        this.all = material.current().or(NOTHING, sheet).addTo(sheet, span, Map.of());
        this.before = material.before().or(NOTHING, sheet).addTo(sheet, "the " + period.word() + " before", Map.of());
    }

    List<Section> write() {
        result();
        symbols();
        List<TradeFigures> trades = material.trades().or(List.of(), sheet);
        extremes(trades);
        new DisciplineText(sheet, draft)
                .write(trades, material.journal().or(List.of(), sheet).size());
        edges();
        holdings(material.holdings().or(Holdings.NONE, sheet));
        patterns(material.patterns().or(List.of(), sheet));
        return draft.checked(sheet);
    }

    private void result() {
        draft.section("Result");
        if (all.get(Metric.TRADES).isEmpty()) {
            draft.say("Your performance could not be asked for just now, so this report is not whole.");
            return;
        }
        if (!all.has(Metric.TRADES)) {
            draft.say("You closed no trade in this " + period.word() + ".");
        } else {
            net(all, "You", "in this " + period.word());
            rates();
        }
        if (before.has(Metric.TRADES)) {
            net(before, "In the " + period.word() + " before, you", "");
        }
    }

    private void net(FactGroup group, String subject, String when) {
        Fact trades = fact(group, Metric.TRADES);
        Fact net = fact(group, Metric.NET_PNL);
        String end = when.isEmpty() ? "." : " " + when + ".";
        String verb = net.isNegative() ? " lost {u} net over {} closed " : " made {} net over {} closed ";
        if (net.value().signum() == 0) {
            draft.say(subject + " came out even over {} closed " + plural(trades, "trade") + end, trades);
        } else {
            draft.say(subject + verb + plural(trades, "trade") + end, net, trades);
        }
    }

    private void rates() {
        all.get(Metric.WIN_RATE)
                .ifPresent(rate -> draft.say(
                        "Your win rate was {}: {} " + plural(fact(all, Metric.WINS), "win") + " and {} "
                                + (isOne(fact(all, Metric.LOSSES)) ? "loss." : "losses."),
                        rate,
                        fact(all, Metric.WINS),
                        fact(all, Metric.LOSSES)));
        if (present(Metric.AVG_WIN, Metric.AVG_LOSS)) {
            draft.say(
                    "Your average win was {}, your average loss {u}.",
                    fact(all, Metric.AVG_WIN),
                    fact(all, Metric.AVG_LOSS));
        }
        all.get(Metric.PROFIT_FACTOR).ifPresent(factor -> draft.say("The profit factor was {}.", factor));
        all.get(Metric.AVG_R).ifPresent(r -> draft.say("The average R-multiple was {}.", r));
        if (all.has(Metric.FEES)) {
            draft.say("Fees came to {}.", fact(all, Metric.FEES));
        }
        if (all.value(Metric.MAX_DRAWDOWN).signum() < 0) {
            draft.say("The deepest drawdown within it was {u}.", fact(all, Metric.MAX_DRAWDOWN));
        }
    }

    private void symbols() {
        draft.section("Where it came from");
        List<Cell> cells = material.symbols().or(List.of(), sheet).stream()
                .sorted(Comparator.comparing(ReportText::net))
                .toList();
        Stream<Cell> worst =
                cells.stream().filter(cell -> net(cell).signum() < 0).limit(MOST_NAMED);
        Stream<Cell> best = Stream.iterate(cells.size() - 1, at -> at - 1)
                .limit(cells.size())
                .map(cells::get)
                .filter(cell -> net(cell).signum() > 0)
                .limit(MOST_NAMED);
        Stream.concat(best, worst).forEach(this::cell);
    }

    private void cell(Cell cell) {
        FactGroup group = put(cell);
        Fact net = fact(group, Metric.NET_PNL);
        Fact trades = fact(group, Metric.TRADES);
        String verb = net.isNegative() ? " lost {u} over {} " : " made {} over {} ";
        draft.say(cell.key() + verb + plural(trades, "trade") + ".", net, trades);
    }

    private void extremes(List<TradeFigures> trades) {
        List<TradeFigures> closed =
                trades.stream().filter(TradeFigures::isClosed).toList();
        if (closed.size() > 1) {
            trade("The trade that brought the most was in ", closed.get(0));
            trade("The trade that brought the least was in ", closed.get(closed.size() - 1));
        }
    }

    private void trade(String opening, TradeFigures trade) {
        FactGroup group = trade.figures()
                .only(Metric.NET_PNL, Metric.R_MULTIPLE)
                .addTo(sheet, trade.symbol() + " trade", trade.about());
        String r = group.get(Metric.R_MULTIPLE).isPresent() ? ", or {}" : "";
        Fact[] facts = Stream.concat(group.get(Metric.NET_PNL).stream(), group.get(Metric.R_MULTIPLE).stream())
                .toArray(Fact[]::new);
        if (facts.length > 0) {
            draft.say(opening + trade.symbol() + " and came to {}" + r + ".", facts);
        }
    }

    /** Told from luck by all trades there are: a week has too few. */
    private void edges() {
        draft.section("What differs by more than luck");
        List<Cell> cells = Stream.of(material.weekdays(), material.setups())
                .flatMap(asked -> asked.or(List.of(), sheet).stream())
                .filter(Cell::significant)
                .toList();
        for (Cell cell : cells) {
            FactGroup group = put(cell);
            group.get(Metric.EFFECT)
                    .ifPresent(effect -> draft.say(
                            "Over all your trades, " + spoken(cell) + " differs from the rest by {} per trade.",
                            effect));
        }
        if (cells.isEmpty() && all.has(Metric.TRADES)) {
            draft.say("No weekday and no setup differs from your other trades by more than luck explains.");
        }
        if (all.has(Metric.TRADES) && all.value(Metric.TRADES).intValue() < ENOUGH_TO_JUDGE) {
            draft.say("So few trades say little about skill; how they were conducted says more.");
        }
    }

    private void holdings(Holdings holdings) {
        draft.section("Open positions");
        for (Holdings.Total total : holdings.positions().isEmpty() ? List.<Holdings.Total>of() : holdings.totals()) {
            FactGroup group = total.figures().addTo(sheet, "now, in " + total.currency(), Map.of());
            String caveat =
                    total.simulated() ? ", at prices that are made up" : total.stale() ? ", at prices of before" : "";
            group.get(Metric.UNREALISED)
                    .ifPresent(open -> draft.say("Your open positions stand at {} unrealised" + caveat + ".", open));
        }
    }

    private void patterns(List<Finding> findings) {
        draft.section("Patterns");
        findings.stream().filter(finding -> !finding.title().isBlank()).limit(3).forEach(finding -> {
            FactGroup group = finding.figures().addTo(sheet, finding.title(), Map.of());
            String seen = group.get(Metric.TRADES).isPresent() ? " (seen in {} trades)" : "";
            draft.say(
                    Words.withoutFigures(finding.title()) + seen + ".",
                    group.get(Metric.TRADES).stream().toArray(Fact[]::new));
        });
    }

    private FactGroup put(Cell cell) {
        return cell.figures().addTo(sheet, Words.subject(cell), Map.of(cell.by(), cell.key()));
    }

    private static String spoken(Cell cell) {
        return Words.subject(cell);
    }

    private boolean present(Metric... metrics) {
        return Stream.of(metrics).allMatch(metric -> all.get(metric).isPresent());
    }

    private static BigDecimal net(Cell cell) {
        return cell.figures().measured().stream()
                .filter(each -> each.metric() == Metric.NET_PNL)
                .map(Figures.Measured::value)
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    private static Fact fact(FactGroup group, Metric metric) {
        return group.get(metric).orElseThrow();
    }

    private static String plural(Fact count, String noun) {
        return isOne(count) ? noun : noun + "s";
    }

    private static boolean isOne(Fact count) {
        return count.value().compareTo(BigDecimal.ONE) == 0;
    }
}
