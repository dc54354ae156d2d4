package io.tradesense.market;

import static io.tradesense.kit.testing.Waiting.comesToBe;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.contracts.AlertTriggered;
import io.tradesense.kit.identity.Caller;
import io.tradesense.kit.testing.ContractClient;
import io.tradesense.kit.testing.TestPostgres;
import io.tradesense.kit.testing.TestService;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Several instances hold the same alerts against the same market. */
class AlertRaceTest {
    private static final int ALERTS = 40;
    private static final UUID USER = UUID.randomUUID();
    private final String database = TestPostgres.newDatabase();

    private TestService instance() {
        return TestService.start(
                Map.of(
                        "MARKET_DATABASE_URL", database,
                        "MARKET_PROVIDERS", "none",
                        "MARKET_ALERT_TURN", "50ms"),
                new MarketService());
    }

    @Test
    void alerts_that_several_instances_see_reached_become_one_event_each() {
        try (var one = instance();
                var two = instance()) {
            var users = List.of(one.client("market", USER), two.client("market", USER));
            var feed = one.client("market", Caller.service("test"));
            Set<String> ids = new HashSet<>();
            for (int number = 0; number < ALERTS; number++) {
                var alert = new JsonObject()
                        .put("symbol", number % 2 == 0 ? "BTC-USD" : "ETH-USD")
                        .put("condition", "ABOVE")
                        .put("price", "0.01");
                var made = users.get(number % 3 % 2).post("/market-data/alerts", alert);
                assertThat(made.statusCode()).isEqualTo(201);
                ids.add(made.bodyAsJsonObject().getString("id"));
            }
            comesToBe(() -> triggered(feed), told -> new HashSet<>(told).containsAll(ids));
            // Both have had their turns at what is left: nothing.
            var waiting = users.get(0).get("/market-data/alerts?limit=500").bodyAsJsonObject();
            assertThat(waiting.getJsonArray("items"))
                    .hasSize(ALERTS)
                    .allMatch(alert -> ((JsonObject) alert).getString("status").equals("TRIGGERED"));
            assertThat(triggered(feed)).containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    /** The subjects of what was told, in order. */
    private static List<String> triggered(ContractClient feed) {
        return feed.get("/internal/events?limit=1000").bodyAsJsonObject().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .filter(event -> event.getString("type").equals(AlertTriggered.TYPE))
                .map(event -> event.getString("subject"))
                .toList();
    }
}
