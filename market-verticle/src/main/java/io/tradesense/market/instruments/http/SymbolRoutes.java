package io.tradesense.market.instruments.http;

import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.market.access.http.Readers;
import io.tradesense.market.calendars.domain.Calendars;
import io.tradesense.market.instruments.domain.Directory;
import io.tradesense.market.instruments.domain.Instrument;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** {@code /market-data/search} and {@code /market-data/symbols}. */
public final class SymbolRoutes {

    public ContractRouter mount(ContractRouter api) {
        return api.on("searchSymbols", this::search).on("getSymbol", this::get);
    }

    private Future<Reply> search(ContractRequest request) {
        Readers.check(request.caller());
        var items = new JsonArray();
        Directory.search(request.requiredText("q"), request.integer("limit", 20))
                .forEach(instrument -> items.add(write(instrument)));
        return Future.succeededFuture(
                Reply.ok(new JsonObject().put("items", items).putNull("nextCursor")));
    }

    private Future<Reply> get(ContractRequest request) {
        Readers.check(request.caller());
        return Future.succeededFuture(Reply.ok(write(Instrument.parse(request.requiredText("symbol")))));
    }

    private static JsonObject write(Instrument instrument) {
        return new JsonObject()
                .put("symbol", instrument.symbol())
                .put("name", Directory.nameOf(instrument).orElse(null))
                .put("kind", instrument.kind().name())
                .put("currency", instrument.currency())
                .put("calendar", Calendars.of(instrument.kind()).code());
    }
}
