package io.tradesense.analytics.risk.http;

import io.tradesense.analytics.performance.http.ConventionParameter;
import io.tradesense.analytics.questions.http.QuestionRoutes;
import io.tradesense.analytics.risk.domain.RiskDefinitions;
import io.tradesense.analytics.risk.domain.RiskQuestion;

/** {@code /performance/risk}. */
public final class RiskRoutes {

    private RiskRoutes() {}

    public static QuestionRoutes mount(QuestionRoutes routes) {
        return routes.on(new QuestionRoutes.Operation<>(
                "getRisk",
                asked -> new RiskQuestion(
                        asked.scope(),
                        ConventionParameter.of(asked),
                        asked.request().integer("trials", 0)),
                RiskJson::of,
                asked -> RiskDefinitions.in(ConventionParameter.of(asked))));
    }
}
