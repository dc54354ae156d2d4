package io.tradesense.ai.intelligence.http;

import io.tradesense.ai.access.http.Askers;
import io.tradesense.ai.access.http.Statements;
import io.tradesense.ai.intelligence.domain.Review;
import io.tradesense.ai.intelligence.domain.Reviews;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** {@code /intelligence/trades/{tradeId}}. */
public final class ReviewRoutes {
    private final Reviews reviews;

    public ReviewRoutes(Reviews reviews) {
        this.reviews = reviews;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("reviewTrade", this::review);
    }

    private Future<Reply> review(ContractRequest request) {
        return reviews.of(Askers.of(request), request.id("tradeId"), Askers.zone(request))
                .map(review -> Reply.ok(write(review)));
    }

    private static JsonObject write(Review review) {
        return new JsonObject()
                .put("tradeId", review.trade().id().toString())
                .put("symbol", review.trade().symbol())
                .put("by", "RULES")
                .put("sections", ReportRoutes.sections(review.sections()))
                .put("facts", Statements.facts(review.sheet()))
                .put("missing", Statements.missing(review.sheet()));
    }
}
