package io.tradesense.analytics.breakdowns.http;

import io.tradesense.analytics.breakdowns.domain.BreakdownDefinitions;
import io.tradesense.analytics.breakdowns.domain.BreakdownQuestion;
import io.tradesense.analytics.breakdowns.domain.Dimension;
import io.tradesense.analytics.questions.http.QuestionRoutes;
import io.tradesense.analytics.questions.http.ScopeReader;
import java.util.Locale;

/** {@code /performance/breakdown}. */
public final class BreakdownRoutes {

    private BreakdownRoutes() {}

    public static QuestionRoutes mount(QuestionRoutes routes) {
        return routes.on(new QuestionRoutes.Operation<>(
                "getBreakdown", BreakdownRoutes::question, BreakdownJson::of, asked -> BreakdownDefinitions.ALL));
    }

    private static BreakdownQuestion question(ScopeReader.Asked asked) {
        String by = asked.request().requiredText("by");
        Dimension dimension = switch (by) {
            case "assetClass" -> Dimension.ASSET_CLASS;
            case "holdingTime" -> Dimension.HOLDING_TIME;
            default -> Dimension.valueOf(by.toUpperCase(Locale.ROOT));
        };
        return new BreakdownQuestion(asked.scope(), dimension);
    }
}
