package io.tradesense.trading.annotations.http;

import io.tradesense.kit.Fault;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.trading.annotations.domain.Annotations;
import io.tradesense.trading.roundtrips.domain.Trades;
import io.tradesense.trading.roundtrips.http.TradeFilters;
import io.tradesense.trading.roundtrips.http.TradeJson;
import io.tradesense.trading.roundtrips.http.TradeRoutes;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** {@code PATCH /trades/{id}} and {@code POST /trades/bulk}. */
public final class AnnotationRoutes {
    private final Annotations annotations;
    private final Trades trades;

    public AnnotationRoutes(Annotations annotations, Trades trades) {
        this.annotations = annotations;
        this.trades = trades;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("annotateTrade", this::one).on("changeTrades", this::several);
    }

    private Future<Reply> one(ContractRequest request) {
        UUID tradeId = request.id("tradeId");
        var change = AnnotationJson.change(request.body(), "");
        return annotations
                .change(request.userId(), tradeId, change, TradeRoutes.ifMatch(request))
                .compose(changed -> trades.find(request.userId(), tradeId))
                .map(trade -> Reply.ok(TradeJson.write(trade))
                        .with("etag", trade.trade().etag()));
    }

    private Future<Reply> several(ContractRequest request) {
        JsonObject body = request.body();
        var change = AnnotationJson.change(body.getJsonObject("change"), "/change");
        JsonArray ids = body.getJsonArray("ids");
        JsonObject filter = body.getJsonObject("filter");
        if ((ids == null) == (filter == null)) {
            throw Fault.invalid("/ids", "either ids or a filter says which trades");
        }
        var done = ids == null
                ? annotations.change(request.userId(), TradeFilters.ofBody(texts(filter)), change)
                : annotations.change(request.userId(), uuids(ids), change);
        return done.map(outcome ->
                Reply.ok(new JsonObject().put("matched", outcome.matched()).put("changed", outcome.changed())));
    }

    private static List<UUID> uuids(JsonArray ids) {
        return ids.stream().map(id -> UUID.fromString(id.toString())).toList();
    }

    private static Map<String, String> texts(JsonObject filter) {
        Map<String, String> texts = new HashMap<>();
        filter.forEach(each -> texts.put(each.getKey(), String.valueOf(each.getValue())));
        return texts;
    }
}
