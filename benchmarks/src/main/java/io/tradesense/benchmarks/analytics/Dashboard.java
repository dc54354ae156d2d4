package io.tradesense.benchmarks.analytics;

import io.tradesense.analytics.breakdowns.domain.BreakdownQuestion;
import io.tradesense.analytics.breakdowns.domain.Dimension;
import io.tradesense.analytics.performance.domain.Convention;
import io.tradesense.analytics.performance.domain.EquityCurveQuestion;
import io.tradesense.analytics.performance.domain.SummaryQuestion;
import io.tradesense.analytics.questions.domain.Question;
import io.tradesense.analytics.questions.domain.Scope;
import io.tradesense.analytics.readmodel.domain.TradeBook;
import io.tradesense.analytics.readmodel.domain.TradeFilter;
import java.time.ZoneId;
import java.util.List;

/** What a trader's first page asks: a summary, a curve of 500 points and five breakdowns. */
final class Dashboard {
    private static final Scope SCOPE = new Scope(TradeFilter.EVERYTHING, ZoneId.of("America/New_York"));
    static final List<Question<?>> QUESTIONS = List.of(
            new SummaryQuestion(SCOPE, Convention.TRADESENSE),
            new EquityCurveQuestion(SCOPE, EquityCurveQuestion.Step.DAY, 500),
            new BreakdownQuestion(SCOPE, Dimension.HOUR),
            new BreakdownQuestion(SCOPE, Dimension.WEEKDAY),
            new BreakdownQuestion(SCOPE, Dimension.SYMBOL),
            new BreakdownQuestion(SCOPE, Dimension.SETUP),
            new BreakdownQuestion(SCOPE, Dimension.TAG));

    private Dashboard() {}

    static Object answers(TradeBook book) {
        return QUESTIONS.stream().<Object>map(question -> question.answer(book)).toList();
    }
}
