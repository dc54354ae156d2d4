package io.tradesense.trading;

import static io.tradesense.trading.TestTrading.fill;
import static io.tradesense.trading.TestTrading.items;
import static io.tradesense.trading.TestTrading.record;
import static io.tradesense.trading.TestTrading.trades;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Worked by hand: contracts of 100 shares. */
class OptionEventsTest extends TraderTest {
    private static final String CALL = "AAPL  260116C00150000";
    private static final String PUT = "AAPL  260116P00140000";

    @Test
    void an_exercised_call_makes_its_premium_part_of_what_the_shares_cost() {
        option(CALL, "BUY", "2", "3", "05");
        state(CALL, "EXERCISED", "2");
        record(user, fill(account, "SELL", "200", "160", "2026-01-20T15:00:00Z"));

        assertThat(trade(CALL).getString("grossPnl")).isEqualTo("0");
        assertThat(trade("AAPL").getString("entryPrice")).isEqualTo("153");
        assertThat(trade("AAPL").getString("grossPnl")).isEqualTo("1400"); // 200 × (160 − 150) − 2 × 100 × 3
    }

    @Test
    void an_assigned_put_makes_its_shares_cheaper() {
        option(PUT, "SELL", "1", "2", "05");
        state(PUT, "ASSIGNED", "1");

        assertThat(trade(PUT).getString("grossPnl")).isEqualTo("0");
        assertThat(trade("AAPL").getString("side")).isEqualTo("LONG");
        assertThat(trade("AAPL").getString("entryPrice")).isEqualTo("138");
    }

    @Test
    void a_covered_call_that_is_assigned_sells_the_shares_for_strike_and_premium() {
        record(user, fill(account, "BUY", "100", "120", "2026-01-02T15:00:00Z"));
        option(CALL, "SELL", "1", "2.5", "05");
        state(CALL, "ASSIGNED", "1");

        assertThat(trade("AAPL").getString("status")).isEqualTo("CLOSED");
        assertThat(trade("AAPL").getString("exitPrice")).isEqualTo("152.5");
        assertThat(trade("AAPL").getString("grossPnl")).isEqualTo("3250");
        assertThat(trade(CALL).getString("grossPnl")).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({"BUY, -300", "SELL, 300"})
    void an_option_that_expires_loses_or_keeps_its_premium(String side, String result) {
        option(CALL, side, "1", "3", "05");
        state(CALL, "EXPIRED", "1");
        assertThat(trade(CALL).getString("grossPnl")).isEqualTo(result);
        assertThat(trades(user, "?symbol=AAPL")).isEmpty();
    }

    @Test
    void a_part_rolls_the_lots_it_takes_and_a_late_fill_rolls_them_again() {
        option(CALL, "BUY", "1", "1", "05");
        option(CALL, "BUY", "2", "2", "06");
        state(CALL, "EXERCISED", "2");
        assertThat(trade(CALL).getString("openQuantity")).isEqualTo("1");
        assertThat(trade(CALL).getString("grossPnl")).isEqualTo("0");
        assertThat(trade("AAPL").getString("entryPrice")).isEqualTo("151.5");

        option(CALL, "BUY", "1", "4", "04"); // now the oldest lot: 1 × 4 and 1 × 1
        assertThat(trade(CALL).getString("grossPnl")).isEqualTo("0");
        assertThat(trade("AAPL").getString("entryPrice")).isEqualTo("152.5");
    }

    @Test
    void shares_of_an_option_that_counts_no_more_moved_at_the_strike() {
        option(CALL, "BUY", "2", "3", "05");
        state(CALL, "EXERCISED", "2");
        assertThat(trade("AAPL").getString("entryPrice")).isEqualTo("153");
        String option = trade(CALL).getString("id");
        assertThat(user.delete("/trades/" + option).statusCode()).isEqualTo(204);
        assertThat(trade("AAPL").getString("entryPrice")).isEqualTo("150");
        assertThat(user.post("/trades/" + option + "/restore", (JsonObject) null)
                        .statusCode())
                .isEqualTo(200);
        assertThat(trade("AAPL").getString("entryPrice")).isEqualTo("153");
    }

    @Test
    void an_event_that_is_taken_back_leaves_what_was_before() {
        option(CALL, "BUY", "2", "3", "05");
        String before = user.get("/trades").bodyAsString();
        String id = idOf(CALL, "EXERCISED", "2");
        assertThat(items(user.get("/trades/option-events").bodyAsJsonObject())).hasSize(1);
        assertThat(user.delete("/trades/option-events/" + id).statusCode()).isEqualTo(204);
        assertThat(user.get("/trades").bodyAsString()).isEqualTo(before);
        assertThat(user.delete("/trades/option-events/" + id).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "AAPL  260116C00150000, ASSIGNED, 1",
        "AAPL  260116C00150000, EXERCISED, 3",
        "AAPL  260116P00140000, EXPIRED, 1",
        "AAPL, EXPIRED, 1"
    })
    void what_cannot_have_happened_is_refused(String symbol, String type, String quantity) {
        option(CALL, "BUY", "2", "3", "05");
        assertThat(user.post("/trades/option-events", event(symbol, type, quantity))
                        .statusCode())
                .isEqualTo(422);
        var stranger =
                event(CALL, "EXPIRED", "1").put("accountId", UUID.randomUUID().toString());
        assertThat(user.post("/trades/option-events", stranger).statusCode()).isEqualTo(404);
    }

    private void option(String symbol, String side, String quantity, String price, String day) {
        record(
                user,
                fill(account, side, quantity, price, "2026-01-" + day + "T15:00:00Z")
                        .put("symbol", symbol)
                        .put("assetClass", "OPTION"));
    }

    private void state(String symbol, String type, String quantity) {
        assertThat(idOf(symbol, type, quantity)).isNotEmpty();
    }

    private String idOf(String symbol, String type, String quantity) {
        var stated = user.post("/trades/option-events", event(symbol, type, quantity));
        assertThat(stated.statusCode()).as(stated.bodyAsString()).isEqualTo(201);
        return stated.bodyAsJsonObject().getString("id");
    }

    private JsonObject event(String symbol, String type, String quantity) {
        return new JsonObject()
                .put("type", type)
                .put("accountId", account)
                .put("symbol", symbol)
                .put("quantity", quantity)
                .put("at", "2026-01-16T21:00:00Z");
    }

    private JsonObject trade(String symbol) {
        return trades(user, "").stream()
                .filter(each -> each.getString("symbol").equals(symbol))
                .findFirst()
                .orElseThrow();
    }
}
