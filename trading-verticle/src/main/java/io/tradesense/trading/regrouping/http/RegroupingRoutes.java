package io.tradesense.trading.regrouping.http;

import io.tradesense.kit.http.Cursor;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.kit.openapi.Idempotent;
import io.tradesense.trading.regrouping.domain.Regroupings;
import io.tradesense.trading.regrouping.domain.Regroupings.Regrouping;
import io.tradesense.trading.roundtrips.http.TradeRoutes;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;

/** {@code /trades/{id}/split}, {@code /trades/merge} and {@code /trades/regroupings}. */
public final class RegroupingRoutes {
    private static final String PATH = "/trades/regroupings/";

    private final Regroupings regroupings;
    private final Idempotent idempotent;

    public RegroupingRoutes(Regroupings regroupings, Idempotent idempotent) {
        this.regroupings = regroupings;
        this.idempotent = idempotent;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("splitTrade", idempotent.creating(this::split))
                .on("mergeTrades", idempotent.creating(this::merge))
                .on("listRegroupings", this::list)
                .on("undoRegrouping", this::undo);
    }

    private Future<Reply> split(ContractRequest request, UUID id) {
        return regroupings
                .split(
                        request.userId(),
                        id,
                        request.id("tradeId"),
                        ids(request.body().getJsonArray("executionIds")),
                        TradeRoutes.ifMatch(request))
                .map(done -> Reply.created(PATH + done.id(), write(done)));
    }

    private Future<Reply> merge(ContractRequest request, UUID id) {
        return regroupings
                .merge(request.userId(), id, ids(request.body().getJsonArray("tradeIds")))
                .map(done -> Reply.created(PATH + done.id(), write(done)));
    }

    private Future<Reply> list(ContractRequest request) {
        var after = request.text("cursor").map(RegroupingRoutes::after);
        return regroupings
                .list(request.userId(), request.integer("limit", 50), after)
                .map(page -> {
                    var items = new JsonArray();
                    page.items().forEach(each -> items.add(write(each)));
                    var next = page.next();
                    return Reply.ok(new JsonObject()
                            .put("items", items)
                            .put(
                                    "nextCursor",
                                    next == null
                                            ? null
                                            : Cursor.of(String.valueOf(next.number()))
                                                    .toString()));
                });
    }

    private Future<Reply> undo(ContractRequest request) {
        return regroupings.undo(request.userId(), request.id("regroupingId")).map(done -> Reply.noContent());
    }

    private static Regroupings.After after(String text) {
        try {
            return new Regroupings.After(Long.parseLong(Cursor.parse(text, 1).value(0)));
        } catch (NumberFormatException forged) {
            throw Cursor.refusal();
        }
    }

    private static List<UUID> ids(JsonArray ids) {
        return ids.stream().map(id -> UUID.fromString(id.toString())).toList();
    }

    private static JsonObject write(Regrouping regrouping) {
        return new JsonObject()
                .put("id", regrouping.id().toString())
                .put("kind", regrouping.kind().name())
                .put("accountId", regrouping.accountId().toString())
                .put("executionIds", TradeRoutes.ids(regrouping.executions()))
                .put("tradeIds", TradeRoutes.ids(regrouping.trades()))
                .put("recordedAt", regrouping.recordedAt().toString())
                .put("undone", regrouping.undone());
    }
}
