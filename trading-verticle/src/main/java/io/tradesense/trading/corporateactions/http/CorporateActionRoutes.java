package io.tradesense.trading.corporateactions.http;

import io.tradesense.kit.http.Cursor;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.BodyRules;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.kit.openapi.Idempotent;
import io.tradesense.trading.corporateactions.domain.CorporateAction;
import io.tradesense.trading.corporateactions.domain.CorporateActions;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/** {@code /portfolio/corporate-actions}. */
public final class CorporateActionRoutes {
    private static final String PATH = "/portfolio/corporate-actions/";

    private final CorporateActions actions;
    private final Idempotent idempotent;

    public CorporateActionRoutes(CorporateActions actions, Idempotent idempotent) {
        this.actions = actions;
        this.idempotent = idempotent;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on(
                        "stateCorporateAction",
                        BodyRules.of(CorporateActionJson::check),
                        idempotent.creating(this::state))
                .on("listCorporateActions", this::list)
                .on("getCorporateAction", this::get)
                .on("deleteCorporateAction", this::delete);
    }

    private Future<Reply> state(ContractRequest request, UUID id) {
        return actions.state(CorporateActionJson.read(id, request.userId(), request.body()))
                .map(kept -> Reply.created(PATH + kept.id(), CorporateActionJson.write(kept)));
    }

    private Future<Reply> list(ContractRequest request) {
        var before = request.text("cursor").map(CorporateActionRoutes::before);
        return actions.list(request.userId(), request.integer("limit", 50), before)
                .map(page -> {
                    var items = new JsonArray();
                    page.items().forEach((CorporateAction action) -> items.add(CorporateActionJson.write(action)));
                    var next = page.next();
                    return Reply.ok(new JsonObject()
                            .put("items", items)
                            .put(
                                    "nextCursor",
                                    next == null
                                            ? null
                                            : Cursor.of(next.toString()).toString()));
                });
    }

    private Future<Reply> get(ContractRequest request) {
        return actions.find(request.userId(), request.id("actionId"))
                .map(action -> Reply.ok(CorporateActionJson.write(action)));
    }

    private Future<Reply> delete(ContractRequest request) {
        return actions.delete(request.userId(), request.id("actionId")).map(deleted -> Reply.noContent());
    }

    private static Long before(String text) {
        try {
            return Long.valueOf(Cursor.parse(text, 1).value(0));
        } catch (NumberFormatException forged) {
            throw Cursor.refusal();
        }
    }
}
