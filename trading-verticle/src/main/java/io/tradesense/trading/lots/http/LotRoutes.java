package io.tradesense.trading.lots.http;

import io.tradesense.kit.Fault;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.BodyRules;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.trading.lots.domain.Lots;
import io.tradesense.trading.roundtrips.domain.LotChoices.Chosen;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** {@code /trades/executions/{id}/lots}. */
public final class LotRoutes {
    private final Lots lots;

    public LotRoutes(Lots lots) {
        this.lots = lots;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("getLots", this::get).on("chooseLots", BodyRules.of(LotRoutes::check), this::choose);
    }

    private Future<Reply> get(ContractRequest request) {
        return lots.find(request.userId(), request.id("executionId")).map(LotRoutes::reply);
    }

    private Future<Reply> choose(ContractRequest request) {
        check(request.body());
        List<Chosen> chosen = new ArrayList<>();
        request.body().getJsonArray("lots").stream().map(JsonObject.class::cast).forEach(lot -> {
            String quantity = lot.getString("quantity");
            chosen.add(new Chosen(
                    UUID.fromString(lot.getString("executionId")), quantity == null ? null : new BigDecimal(quantity)));
        });
        return lots.choose(request.userId(), request.id("executionId"), chosen).map(LotRoutes::reply);
    }

    private static void check(JsonObject body) {
        List<Fault.At> faults = new ArrayList<>();
        JsonArray lots = body.getJsonArray("lots", new JsonArray());
        for (int index = 0; index < lots.size(); index++) {
            String quantity = lots.getJsonObject(index).getString("quantity");
            if (quantity != null && new BigDecimal(quantity).signum() <= 0) {
                faults.add(new Fault.At("/lots/" + index + "/quantity", "must be more than zero"));
            }
        }
        if (!faults.isEmpty()) throw Fault.invalid("lots cannot be taken as said", faults);
    }

    private static Reply reply(List<Chosen> lots) {
        var items = new JsonArray();
        lots.forEach(lot -> {
            var quantity = lot.quantity();
            items.add(new JsonObject()
                    .put("executionId", lot.opening().toString())
                    .put("quantity", quantity == null ? null : quantity.toPlainString()));
        });
        return Reply.ok(new JsonObject().put("lots", items));
    }
}
