package io.tradesense.analytics;

import static io.tradesense.analytics.Desk.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.analytics.models.domain.SimulatedFacts;
import io.tradesense.analytics.patterns.domain.Kind;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** There is no market: nothing is lost but what prices alone can tell. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MarketAwayTest {
    private final Trader trader = Trader.fresh();

    @SuppressWarnings("NullAway.Init") // set before the first test
    private Desk desk;

    @BeforeAll
    void start() {
        desk = new Desk(Map.of());
        desk.trading(event(trader.account()));
    }

    @AfterAll
    void stop() {
        desk.close();
    }

    @Test
    void habits_are_told_but_for_chasing() {
        desk.trading(PastTrades.told(trader, EnumSet.of(Kind.REVENGE_SIZE), 7, 400, Duration.ZERO));
        JsonObject patterns = desk.client(trader.userId()).get("/patterns").bodyAsJsonObject();
        assertThat(patterns.getBoolean("pricesKnown")).isFalse();
        Set<String> notMeasured = patterns.getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .filter(item -> item.getString("status").equals("NOT_MEASURED"))
                .map(item -> item.getString("kind"))
                .collect(Collectors.toSet());
        assertThat(notMeasured).containsExactly("CHASING");
        assertThat(desk.client(trader.userId()).get("/performance/summary").statusCode())
                .isEqualTo(200);
    }

    @Test
    void patterns_in_price_can_not_be_told() {
        var answer = desk.client(trader.userId()).get("/patterns/candlesticks?symbol=AAPL");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.getHeader("retry-after")).isNotNull();
    }

    @Test
    void a_model_is_trained_and_answers_with_the_usual_volatility() {
        var other = Trader.fresh();
        desk.trading(event(other.account()));
        desk.trading(PlannedTrades.told(other, SimulatedFacts.learnable(3, 900, 25)));
        var client = desk.client(other.userId());
        JsonObject model =
                client.post("/analytics/models?wait=10", new JsonObject()).bodyAsJsonObject();
        assertThat(model.getJsonObject("result").getBoolean("volatilityKnown")).isFalse();
        var answer = client.post(
                "/analytics/models/" + model.getString("id") + "/predictions",
                new JsonObject().put("symbol", "AAPL").put("side", "LONG"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.bodyAsJsonObject().getBoolean("volatilityKnown")).isFalse();
    }
}
