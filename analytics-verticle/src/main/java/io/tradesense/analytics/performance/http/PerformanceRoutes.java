package io.tradesense.analytics.performance.http;

import io.tradesense.analytics.performance.domain.EquityCurve;
import io.tradesense.analytics.performance.domain.EquityCurveQuestion;
import io.tradesense.analytics.performance.domain.SummaryQuestion;
import io.tradesense.analytics.questions.http.QuestionRoutes;
import io.tradesense.analytics.questions.http.ScopeReader;
import java.util.Locale;

/** {@code /performance/…}: what came of the closed trades of the user who asks. */
public final class PerformanceRoutes {

    private PerformanceRoutes() {}

    public static QuestionRoutes mount(QuestionRoutes routes) {
        return routes.on("getSummary", asked -> new SummaryQuestion(asked.scope()), PerformanceJson::summary)
                .on("getEquityCurve", PerformanceRoutes::equityCurve, PerformanceJson::equityCurve);
    }

    private static EquityCurveQuestion equityCurve(ScopeReader.Asked asked) {
        var step = EquityCurveQuestion.Step.valueOf(
                asked.request().requiredText("by").toUpperCase(Locale.ROOT));
        return new EquityCurveQuestion(asked.scope(), step, asked.request().integer("points", EquityCurve.MAX_POINTS));
    }
}
