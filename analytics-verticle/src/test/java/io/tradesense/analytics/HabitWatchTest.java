package io.tradesense.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.analytics.patterns.domain.Kind;
import io.tradesense.contracts.PatternFound;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Habits that are found without anybody asking. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HabitWatchTest {

    @SuppressWarnings("NullAway.Init") // set before the first test
    private Desk desk;

    @BeforeAll
    void start() {
        desk = new Desk(Map.of("ANALYTICS_HABITS_AFTER", "100ms"));
    }

    @AfterAll
    void stop() {
        desk.close();
    }

    @Test
    void what_new_trades_show_is_told_before_it_is_asked_for_and_counts_as_shown_when_it_is() {
        var trader = Trader.fresh();
        desk.trading(Desk.event(trader.account()));
        desk.trading(PastTrades.told(trader, EnumSet.of(Kind.REVENGE_SIZE), 4, 600, Duration.ZERO));
        JsonObject told = desk.until(() -> desk.told(PatternFound.TYPE).stream()
                .filter(event ->
                        event.getString("userId").equals(trader.userId().toString()))
                .filter(event -> event.getString("kind").equals("REVENGE_SIZE"))
                .findFirst());
        assertThat(told.getLong("dataVersion")).isPositive();
        assertThat(shown(trader).getJsonObject("followUp")).isNull();
        assertThat(shown(trader).getString("status")).isEqualTo("DETECTED");
        assertThat(desk.told(PatternFound.TYPE))
                .filteredOn(event -> event.getString("patternId").equals(told.getString("patternId")))
                .hasSize(1);
    }

    private JsonObject shown(Trader trader) {
        return desk.client(trader.userId()).get("/patterns").bodyAsJsonObject().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .filter(item -> item.getString("kind").equals("REVENGE_SIZE"))
                .findFirst()
                .orElseThrow();
    }
}
