package io.tradesense.billing;

import io.tradesense.kit.identity.Caller;
import io.tradesense.kit.testing.TestService;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What billing has told others. */
final class TestFeed {

    private TestFeed() {}

    /** The data of all events of a kind, such as {@code payment-failed}. */
    static List<JsonObject> of(TestService service, String noun) {
        return service
                .client("billing", Caller.service("auth"))
                .get("/internal/events?limit=1000")
                .bodyAsJsonObject()
                .getJsonArray("items")
                .stream()
                .map(JsonObject.class::cast)
                .filter(event -> event.getString("type").equals("tradesense.billing." + noun + ".v1"))
                .map(event -> event.getJsonObject("data"))
                .toList();
    }
}
