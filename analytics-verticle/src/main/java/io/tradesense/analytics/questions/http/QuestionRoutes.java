package io.tradesense.analytics.questions.http;

import io.tradesense.analytics.questions.compute.Figures;
import io.tradesense.analytics.questions.domain.Definitions;
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
     * An operation.
     *
     * @param id in the contract
     * @param question from good parameters
     * @param json the figures; the frame of {@link AnswerFrame} is put around them
     * @param definitions of the figures, as the parameters want them
     */
    public record Operation<F>(
            String id,
            Function<ScopeReader.Asked, Question<F>> question,
            Function<F, JsonObject> json,
            Function<ScopeReader.Asked, Definitions> definitions) {}

    public <F> QuestionRoutes on(Operation<F> operation) {
        var served = contract.onStream(
                operation.id(),
                ctx -> answer(ctx, ScopeReader.read(ctx, () -> contract.parameters(ctx, operation.id())), operation));
        return new QuestionRoutes(served, figures);
    }

    /** An operation whose figures are explained nowhere. */
    public <F> QuestionRoutes on(
            String id, Function<ScopeReader.Asked, Question<F>> question, Function<F, JsonObject> json) {
        return on(new Operation<>(id, question, json, asked -> Definitions.NONE));
    }

    /** With these questions served. */
    public ContractRouter contract() {
        return contract;
    }

    private <F> void answer(RoutingContext ctx, ScopeReader.Asked asked, Operation<F> operation) {
        Definitions definitions = operation.definitions().apply(asked);
        figures.answer(
                        asked.request().userId(),
                        asked.freshness(),
                        operation.question().apply(asked),
                        answer -> AnswerFrame.put(
                                        Explanation.putUndefined(
                                                operation.json().apply(answer.figures()), definitions),
                                        answer)
                                .toBuffer())
                .map(json -> asked.request().flag("explain") ? Explanation.append(json, definitions) : json)
                .onSuccess(body -> send(ctx, body))
                .onFailure(ctx::fail);
    }

    private static void send(RoutingContext ctx, Buffer body) {
        ctx.response().putHeader("content-type", "application/json").end(body);
    }
}
