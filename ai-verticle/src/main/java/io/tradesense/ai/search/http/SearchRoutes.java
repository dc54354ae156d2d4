package io.tradesense.ai.search.http;

import io.tradesense.ai.access.http.Askers;
import io.tradesense.ai.search.domain.Document;
import io.tradesense.ai.search.domain.Finder;
import io.tradesense.ai.search.domain.SearchIndex.Found;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** {@code POST /intelligence/search}. */
public final class SearchRoutes {
    private static final int LONGEST_EXCERPT = 280;
    private final Finder finder;

    public SearchRoutes(Finder finder) {
        this.finder = finder;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("search", this::search);
    }

    private Future<Reply> search(ContractRequest request) {
        return finder.find(
                        Askers.of(request),
                        request.body().getString("query"),
                        request.body().getInteger("limit", 20))
                .map(result -> {
                    var items = new JsonArray();
                    result.found().forEach(found -> items.add(write(found)));
                    return Reply.ok(new JsonObject().put("items", items).put("byMeaning", result.byMeaning()));
                });
    }

    private static JsonObject write(Found found) {
        Document document = found.document();
        String body = document.body();
        return new JsonObject()
                .put("kind", document.kind().name())
                .put("id", document.id().toString())
                .put("day", document.day().toString())
                .put("title", document.title())
                .put("excerpt", body.length() <= LONGEST_EXCERPT ? body : body.substring(0, LONGEST_EXCERPT) + "…")
                .put("score", found.nearness());
    }
}
