package io.tradesense.analytics.performance.http;

import io.tradesense.analytics.performance.domain.CalendarQuestion;
import io.tradesense.analytics.performance.domain.Distribution;
import io.tradesense.analytics.performance.domain.DistributionQuestion;
import io.tradesense.analytics.performance.domain.DrawdownQuestion;
import io.tradesense.analytics.performance.domain.EquityCurve;
import io.tradesense.analytics.performance.domain.EquityCurveQuestion;
import io.tradesense.analytics.performance.domain.RollingQuestion;
import io.tradesense.analytics.performance.domain.SeriesDefinitions;
import io.tradesense.analytics.performance.domain.SummaryDefinitions;
import io.tradesense.analytics.performance.domain.SummaryQuestion;
import io.tradesense.analytics.performance.domain.TradingCalendar;
import io.tradesense.analytics.questions.http.QuestionRoutes;
import io.tradesense.analytics.questions.http.QuestionRoutes.Operation;
import io.tradesense.analytics.questions.http.ScopeReader.Asked;
import java.util.Locale;

/** {@code /performance/…}: what came of the closed trades of the user who asks. */
public final class PerformanceRoutes {
    private static final int POINTS = 500;

    private PerformanceRoutes() {}

    public static QuestionRoutes mount(QuestionRoutes routes) {
        return routes.on(new Operation<>(
                        "getSummary",
                        asked -> new SummaryQuestion(asked.scope(), ConventionParameter.of(asked)),
                        SummaryJson::of,
                        asked -> SummaryDefinitions.in(ConventionParameter.of(asked))))
                .on(new Operation<>(
                        "getEquityCurve",
                        PerformanceRoutes::equityCurve,
                        PerformanceJson::equityCurve,
                        asked -> SeriesDefinitions.EQUITY_CURVE))
                .on(new Operation<>(
                        "getDrawdowns",
                        asked -> new DrawdownQuestion(
                                asked.scope(), asked.request().integer("limit", 10)),
                        PerformanceJson::drawdowns,
                        asked -> SeriesDefinitions.DRAWDOWNS))
                .on(new Operation<>(
                        "getCalendar",
                        asked -> new CalendarQuestion(asked.scope(), TradingCalendar.Step.valueOf(word(asked, "by"))),
                        PerformanceJson::calendar,
                        asked -> SeriesDefinitions.CALENDAR))
                .on(new Operation<>(
                        "getDistribution",
                        PerformanceRoutes::distribution,
                        PerformanceJson::distribution,
                        asked -> SeriesDefinitions.DISTRIBUTION))
                .on(new Operation<>(
                        "getRolling",
                        asked -> new RollingQuestion(
                                asked.scope(),
                                asked.request().integer("window", 50),
                                asked.request().integer("points", POINTS)),
                        PerformanceJson::rolling,
                        asked -> SeriesDefinitions.ROLLING));
    }

    private static EquityCurveQuestion equityCurve(Asked asked) {
        return new EquityCurveQuestion(
                asked.scope(),
                EquityCurveQuestion.Step.valueOf(word(asked, "by")),
                asked.request().integer("points", EquityCurve.MAX_POINTS));
    }

    private static DistributionQuestion distribution(Asked asked) {
        Distribution.Quantity quantity = switch (asked.request().requiredText("of")) {
            case "dailyReturn" -> Distribution.Quantity.DAILY_RETURN;
            case "holdingTime" -> Distribution.Quantity.HOLDING_TIME;
            default -> Distribution.Quantity.valueOf(word(asked, "of"));
        };
        return new DistributionQuestion(asked.scope(), quantity, asked.request().integer("bins", 40));
    }

    private static String word(Asked asked, String parameter) {
        return asked.request().requiredText(parameter).toUpperCase(Locale.ROOT);
    }
}
