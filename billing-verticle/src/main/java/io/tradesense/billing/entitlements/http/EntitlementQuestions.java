package io.tradesense.billing.entitlements.http;

import io.tradesense.billing.catalogue.domain.Catalogue;
import io.tradesense.billing.catalogue.json.CatalogueFile;
import io.tradesense.billing.entitlements.domain.EntitlementBook;
import io.tradesense.kit.Fault;
import io.tradesense.kit.http.InternalCallers;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.UUID;

/**
 * {@code POST /internal/entitlements} {@code {"userIds": [...]}}: what up to 500 users may use, for other services, and
 * what each plan holds, cheapest first.
 */
public final class EntitlementQuestions {
    public static final String PATH = "/internal/entitlements";
    private static final int MOST = 500;
    private static final long BODY_BYTES = 64 << 10;
    private final EntitlementBook book;
    private final JsonArray plans = new JsonArray();

    public EntitlementQuestions(EntitlementBook book, Catalogue catalogue) {
        this.book = book;
        catalogue
                .plans()
                .forEach(plan -> plans.add(new JsonObject()
                        .put("id", plan.id())
                        .put("entitlements", CatalogueFile.write(plan.entitlements()))));
    }

    public void mount(Router router) {
        router.post(PATH)
                .handler(BodyHandler.create(false).setBodyLimit(BODY_BYTES))
                .handler(this::answer);
    }

    private static void requireService(RoutingContext ctx) {
        if (InternalCallers.of(ctx).userId() != null) {
            throw Fault.of(Fault.Kind.FORBIDDEN, "this address is for services, not for their users");
        }
    }

    private void answer(RoutingContext ctx) {
        requireService(ctx);
        book.of(userIds(ctx))
                .map(found -> {
                    var items = new JsonArray();
                    found.forEach(each -> items.add(EntitlementJson.write(each)));
                    return new JsonObject().put("items", items).put("plans", plans);
                })
                .onSuccess(ctx::json)
                .onFailure(ctx::fail);
    }

    private static List<UUID> userIds(RoutingContext ctx) {
        try {
            JsonArray ids = ctx.body().asJsonObject().getJsonArray("userIds");
            if (ids.size() <= MOST) {
                return ids.stream().map(id -> UUID.fromString((String) id)).toList();
            }
        } catch (DecodeException | ClassCastException | NullPointerException | IllegalArgumentException unreadable) {
            // Falls through to the one refusal.
        }
        throw Fault.malformed(List.of(new Fault.At("/userIds", "must be a list of at most 500 UUIDs")));
    }
}
