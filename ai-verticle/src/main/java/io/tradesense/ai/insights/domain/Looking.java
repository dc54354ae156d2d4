package io.tradesense.ai.insights.domain;

import io.tradesense.ai.facts.domain.Asked;
import io.tradesense.ai.facts.domain.Asker;
import io.tradesense.ai.facts.domain.Cell;
import io.tradesense.ai.facts.domain.Dimension;
import io.tradesense.ai.facts.domain.Fact;
import io.tradesense.ai.facts.domain.FactGroup;
import io.tradesense.ai.facts.domain.FactSheet;
import io.tradesense.ai.facts.domain.Finding;
import io.tradesense.ai.facts.domain.Metric;
import io.tradesense.ai.facts.domain.Printed;
import io.tradesense.ai.facts.domain.Sources;
import io.tradesense.ai.facts.domain.TradeFilter;
import io.tradesense.ai.grounding.domain.Grounding;
import io.tradesense.ai.intelligence.domain.Words;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Looks for insights: patterns that analytics found, and properties whose trades differ from the rest by more than luck. */
public final class Looking {
    private static final List<Dimension> LOOKED_AT = List.of(
            Dimension.SYMBOL,
            Dimension.WEEKDAY,
            Dimension.HOUR,
            Dimension.SETUP,
            Dimension.TAG,
            Dimension.SIDE,
            Dimension.HOLDING_TIME);
    private static final int MOST = 50;
    private final Sources sources;
    private final Insights insights;

    public Looking(Sources sources, Insights insights) {
        this.sources = sources;
        this.insights = insights;
    }

    /** Looks anew where the user's data has changed since the last look. */
    public Future<Void> refresh(Asker asker) {
        return insights.due(asker.userId())
                .compose(due -> due.isEmpty() ? Future.succeededFuture() : look(asker, due.get()));
    }

    /** One turn beside requests, for one user. */
    public Future<Void> turn() {
        return insights.take()
                .compose(user -> user.map((UUID id) -> refresh(Asker.of(id))).orElseGet(Future::succeededFuture));
    }

    /** Where a service is away nothing is concluded: what it would have said must not vanish. */
    private Future<Void> look(Asker asker, long version) {
        TradeFilter all = TradeFilter.all("UTC");
        List<Future<Asked<List<Cell>>>> cells = new ArrayList<>();
        LOOKED_AT.forEach(by -> cells.add(sources.breakdown(asker, by, all)));
        var patterns = sources.patterns(asker, all);
        List<Future<?>> asked = new ArrayList<>(cells);
        asked.add(patterns);
        Future<?> answered = Future.all(asked);
        return answered.compose(done -> {
            if (cells.stream().anyMatch(each -> each.result().answer().isEmpty())) {
                return Future.succeededFuture();
            }
            List<Insight> found = new ArrayList<>();
            patterns.result().answer().orElse(List.of()).forEach(finding -> found.add(insight(finding)));
            cells.forEach(each -> each.result().answer().orElse(List.of()).stream()
                    .filter(Cell::significant)
                    .forEach(cell -> found.add(insight(cell))));
            return insights.replace(
                    asker.userId(), version, found.size() <= MOST ? found : List.copyOf(found.subList(0, MOST)));
        });
    }

    private static Insight insight(Cell cell) {
        var sheet = new FactSheet();
        FactGroup facts = cell.figures().addTo(sheet, cell.key(), Map.of(cell.by(), cell.key()));
        boolean better = facts.value(Metric.EFFECT).signum() >= 0;
        String what = spoken(cell);
        var text = new StringBuilder();
        facts.get(Metric.EFFECT)
                .ifPresent(effect -> text.append("Trades of ")
                        .append(what)
                        .append(better ? " do better than your others by " : " do worse than your others by ")
                        .append(unsigned(effect))
                        .append(" each on average.\n"));
        facts.get(Metric.TRADES)
                .ifPresent(trades ->
                        text.append("It is seen in ").append(cited(trades)).append(" closed trades.\n"));
        facts.get(Metric.NET_PNL)
                .ifPresent(net -> text.append(net.isNegative() ? "Together they lost " : "Together they made ")
                        .append(unsigned(net))
                        .append(".\n"));
        facts.get(Metric.P_VALUE)
                .ifPresent(p -> text.append("The p-value, adjusted for everything that was tested, is ")
                        .append(cited(p))
                        .append(".\n"));
        String title = better
                ? "Your trades of " + what + " do better than the rest"
                : "Your trades of " + what + " do worse than the rest";
        return new Insight(
                "cell:" + cell.by() + ":" + cell.key(),
                "CELL",
                title,
                better ? "STRENGTH" : "WARNING",
                new Grounding(sheet).check(text.toString()),
                sheet);
    }

    private static Insight insight(Finding finding) {
        var sheet = new FactSheet();
        FactGroup facts = finding.figures().addTo(sheet, finding.title(), Map.of());
        var text = new StringBuilder();
        facts.get(Metric.TRADES)
                .ifPresent(trades ->
                        text.append("It is seen in ").append(cited(trades)).append(" trades.\n"));
        facts.get(Metric.COST)
                .ifPresent(cost ->
                        text.append("What it came to: ").append(cited(cost)).append(".\n"));
        facts.get(Metric.P_VALUE)
                .ifPresent(p -> text.append("The p-value, adjusted for everything that was tested, is ")
                        .append(cited(p))
                        .append(".\n"));
        return new Insight(
                "pattern:" + finding.kind() + ":" + finding.id(),
                finding.kind(),
                Words.withoutFigures(finding.title()),
                finding.severity(),
                new Grounding(sheet).check(text.toString()),
                sheet);
    }

    private static String spoken(Cell cell) {
        return switch (cell.by()) {
            case WEEKDAY -> cell.key().charAt(0) + cell.key().substring(1).toLowerCase(Locale.ROOT);
            case HOUR -> "the hour from " + cell.key() + ":00";
            case SIDE -> "the " + cell.key().toLowerCase(Locale.ROOT) + " side";
            case SETUP -> "the setup " + cell.key();
            case TAG -> "the tag " + cell.key();
            case HOLDING_TIME -> "the holding time " + cell.key();
            case SYMBOL, MONTH, ASSET_CLASS -> cell.key();
        };
    }

    private static String cited(Fact fact) {
        return Printed.of(fact) + " [" + fact.id() + "]";
    }

    private static String unsigned(Fact fact) {
        return Printed.unsigned(fact) + " [" + fact.id() + "]";
    }
}
