package io.tradesense.ai.insights.http;

import io.tradesense.ai.access.http.Askers;
import io.tradesense.ai.access.http.Statements;
import io.tradesense.ai.insights.domain.Insight;
import io.tradesense.ai.insights.domain.Insights;
import io.tradesense.ai.insights.domain.Insights.Kept;
import io.tradesense.ai.insights.domain.Looking;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** {@code /intelligence/insights}. */
public final class InsightRoutes {
    private final Looking looking;
    private final Insights insights;

    public InsightRoutes(Looking looking, Insights insights) {
        this.looking = looking;
        this.insights = insights;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("listInsights", this::list);
    }

    private Future<Reply> list(ContractRequest request) {
        return looking.refresh(Askers.of(request))
                .compose(fresh -> insights.list(request.userId()))
                .map(kept -> {
                    var items = new JsonArray();
                    kept.forEach(each -> items.add(write(each)));
                    return Reply.ok(new JsonObject().put("items", items).put("nextCursor", null));
                });
    }

    /** What is kept of an insight beside its title. */
    public static JsonObject body(Insight insight) {
        return new JsonObject()
                .put("statements", Statements.write(insight.statements()))
                .put("facts", Statements.facts(insight.sheet()));
    }

    private static JsonObject write(Kept kept) {
        var body = new JsonObject(kept.body());
        return new JsonObject()
                .put("id", kept.id().toString())
                .put("kind", kept.kind())
                .put("title", kept.title())
                .put("severity", kept.severity())
                .put("statements", body.getJsonArray("statements"))
                .put("facts", body.getJsonArray("facts"))
                .put("createdAt", kept.createdAt().toString());
    }
}
