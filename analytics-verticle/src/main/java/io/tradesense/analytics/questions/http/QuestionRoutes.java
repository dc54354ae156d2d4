package io.tradesense.analytics.questions.http;

import io.tradesense.analytics.questions.compute.Figures;
import io.tradesense.analytics.questions.domain.Question;
import io.tradesense.kit.openapi.ContractRouter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/** Serves questions: parameters to a question, its figures to JSON. What all have in common is done here. */
public final class QuestionRoutes {
    private final ContractRouter contract;
    private final Figures figures;

    public QuestionRoutes(ContractRouter contract, Figures figures) {
        this.contract = contract;
        this.figures = figures;
    }

    /**
     * @param question from good parameters
     * @param json the figures; the frame of {@link AnswerFrame} is put around them
     */
    public <F> QuestionRoutes on(
            String operation, Function<ScopeReader.Asked, Question<F>> question, Function<F, JsonObject> json) {
        var served = contract.onStream(operation, ctx -> {
            var asked = ScopeReader.read(ctx, () -> contract.parameters(ctx, operation));
            answer(ctx, asked, question.apply(asked), json);
        });
        return new QuestionRoutes(served, figures);
    }

    /** With these questions served. */
    public ContractRouter contract() {
        return contract;
    }

    private <F> void answer(
            RoutingContext ctx, ScopeReader.Asked asked, Question<F> question, Function<F, JsonObject> json) {
        figures.answer(
                        asked.request().userId(),
                        asked.freshness(),
                        question,
                        answer -> AnswerFrame.put(json.apply(answer.figures()), answer)
                                .toBuffer())
                .onSuccess(body -> send(ctx, body))
                .onFailure(ctx::fail);
    }

    private static void send(RoutingContext ctx, Buffer body) {
        ctx.response().putHeader("content-type", "application/json").end(body);
    }
}
