package io.tradesense.ai.assistant.domain;

import io.tradesense.ai.facts.domain.Asked;
import io.tradesense.ai.facts.domain.Asker;
import io.tradesense.ai.facts.domain.Cell;
import io.tradesense.ai.facts.domain.FactGroup;
import io.tradesense.ai.facts.domain.FactSheet;
import io.tradesense.ai.facts.domain.Figures;
import io.tradesense.ai.facts.domain.Metric;
import io.tradesense.ai.facts.domain.Sources;
import io.tradesense.ai.facts.domain.TradeFilter;
import io.tradesense.ai.questions.domain.QuestionReader;
import io.tradesense.ai.questions.domain.Understood;
import io.tradesense.ai.questions.domain.Vocabulary;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What any answer begins with: the question as a filter, and the performance of the trades it leaves.
 *
 * @param performance of those trades
 * @param cells of the property the question asks to tell them apart by, with their facts
 */
record Groundwork(FactSheet sheet, Understood understood, FactGroup performance, List<Told> cells) {
    private static final Figures NOTHING = new Figures("", List.of());
    private static final int MOST_CELLS = 12;

    record Told(Cell cell, FactGroup facts) {}

    static Future<Groundwork> lay(Sources sources, Asker asker, Question question, LocalDate today) {
        return Vocabulary.of(sources, asker, TradeFilter.all(question.tz()).of(question.accountId()))
                .map(known -> new QuestionReader(today, question.tz(), known).read(question.text()))
                .compose(understood -> lay(sources, asker, question, understood, today));
    }

    private static Future<Groundwork> lay(
            Sources sources, Asker asker, Question question, Understood understood, LocalDate today) {
        TradeFilter filter = understood.filter().of(question.accountId());
        Future<Asked<Figures>> performance = sources.performance(asker, filter);
        Future<Optional<Asked<List<Cell>>>> cells = understood
                .by()
                .map(by -> sources.breakdown(asker, by, filter).map(Optional::of))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
        Future<?> both = Future.all(performance, cells);
        return both.map(done -> {
            var sheet = new FactSheet();
            periods(sheet, filter, today);
            FactGroup facts = performance
                    .result()
                    .or(NOTHING, sheet)
                    .addTo(sheet, ToolFilter.words(filter), ToolFilter.about(filter));
            List<Told> told = new ArrayList<>();
            cells.result()
                    .ifPresent(asked -> asked.or(List.of(), sheet).stream()
                            .limit(MOST_CELLS)
                            .forEach(cell -> told.add(told(cell, filter, sheet))));
            return new Groundwork(
                    sheet, new Understood(filter, understood.by(), understood.words()), facts, List.copyOf(told));
        });
    }

    private static Told told(Cell cell, TradeFilter filter, FactSheet sheet) {
        FactGroup facts = cell.figures()
                .only(Metric.TRADES, Metric.NET_PNL, Metric.WIN_RATE, Metric.EFFECT)
                .addTo(sheet, cell.key() + ", " + ToolFilter.words(filter), Map.of(cell.by(), cell.key()));
        return new Told(cell, facts);
    }

    private static void periods(FactSheet sheet, TradeFilter filter, LocalDate today) {
        var asked = new FactSheet.Origin("the question");
        var unusedToday = sheet.date(Metric.PERIOD, "today", today, asked);
        LocalDate from = filter.from();
        LocalDate to = filter.to();
        if (from != null) {
            var unused = sheet.date(Metric.PERIOD, "first day asked about", from, asked);
        }
        if (to != null) {
            var unused = sheet.date(Metric.PERIOD, "last day asked about", to, asked);
        }
    }
}
