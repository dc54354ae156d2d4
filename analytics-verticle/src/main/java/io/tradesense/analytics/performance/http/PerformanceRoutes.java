package io.tradesense.analytics.performance.http;

import io.tradesense.analytics.performance.compute.Figures;
import io.tradesense.analytics.performance.domain.Answer;
import io.tradesense.analytics.performance.domain.BreakdownQuestion;
import io.tradesense.analytics.performance.domain.Dimension;
import io.tradesense.analytics.performance.domain.EquityCurve;
import io.tradesense.analytics.performance.domain.EquityCurveQuestion;
import io.tradesense.analytics.performance.domain.Question;
import io.tradesense.analytics.performance.domain.SummaryQuestion;
import io.tradesense.kit.openapi.ContractRouter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.function.Function;

/** {@code /performance/…}: what came of the closed trades of the user who asks. */
public final class PerformanceRoutes {
    private final ContractRouter contract;
    private final Figures figures;

    public PerformanceRoutes(ContractRouter contract, Figures figures) {
        this.contract = contract;
        this.figures = figures;
    }

    /** The contract with these operations served. */
    public ContractRouter mount() {
        return contract.onStream("getSummary", this::summary)
                .onStream("getEquityCurve", this::equityCurve)
                .onStream("getBreakdown", this::breakdown);
    }

    private void summary(RoutingContext ctx) {
        var asked = read(ctx, "getSummary");
        answer(ctx, asked, new SummaryQuestion(asked.scope()), AnswerJson::summary);
    }

    private void equityCurve(RoutingContext ctx) {
        var asked = read(ctx, "getEquityCurve");
        answer(ctx, asked, equityCurve(asked), AnswerJson::equityCurve);
    }

    private void breakdown(RoutingContext ctx) {
        var asked = read(ctx, "getBreakdown");
        answer(ctx, asked, breakdown(asked), AnswerJson::breakdown);
    }

    private ScopeReader.Asked read(RoutingContext ctx, String operation) {
        return ScopeReader.read(ctx, () -> contract.parameters(ctx, operation));
    }

    private <F> void answer(
            RoutingContext ctx, ScopeReader.Asked asked, Question<F> question, Function<Answer<F>, JsonObject> json) {
        figures.answer(
                        asked.request().userId(),
                        question,
                        answer -> json.apply(answer).toBuffer())
                .onSuccess(body -> send(ctx, body))
                .onFailure(ctx::fail);
    }

    private static void send(RoutingContext ctx, Buffer body) {
        ctx.response().putHeader("content-type", "application/json").end(body);
    }

    private static EquityCurveQuestion equityCurve(ScopeReader.Asked asked) {
        var step = EquityCurveQuestion.Step.valueOf(
                asked.request().requiredText("by").toUpperCase(Locale.ROOT));
        return new EquityCurveQuestion(asked.scope(), step, asked.request().integer("points", EquityCurve.MAX_POINTS));
    }

    private static BreakdownQuestion breakdown(ScopeReader.Asked asked) {
        String by = asked.request().requiredText("by");
        Dimension dimension = switch (by) {
            case "assetClass" -> Dimension.ASSET_CLASS;
            case "holdingTime" -> Dimension.HOLDING_TIME;
            default -> Dimension.valueOf(by.toUpperCase(Locale.ROOT));
        };
        return new BreakdownQuestion(asked.scope(), dimension);
    }
}
