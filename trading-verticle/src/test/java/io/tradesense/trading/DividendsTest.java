package io.tradesense.trading;

import static io.tradesense.trading.TestTrading.fill;
import static io.tradesense.trading.TestTrading.items;
import static io.tradesense.trading.TestTrading.record;
import static io.tradesense.trading.TestTrading.trades;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stated dividends in the cash ledger, worked by hand: 0.25 a share, without it from 10 June on. */
class DividendsTest extends TraderTest {
    @Test
    void it_pays_for_the_shares_that_were_held_and_follows_every_later_fact() {
        trade("BUY", "90", "03");
        var dividend = idOf(dividend("CASH_DIVIDEND"));
        assertThat(paid()).containsExactly("22.5");
        assertThat(total().getString("cash")).isEqualTo("1022.5"); // 10,000 − 90 × 100 + 22.50
        assertThat(total().getString("dividends")).isEqualTo("22.5");

        trade("BUY", "10", "04"); // arrives late
        trade("SELL", "50", "10"); // on the first day without it
        assertThat(paid()).containsExactly("25");
        trade("SELL", "30", "07");
        assertThat(paid()).containsExactly("17.5");
        var sold = trades(user, "").get(0).getString("id");
        assertThat(user.delete("/trades/" + sold).statusCode()).isEqualTo(204);
        assertThat(paid()).isEmpty();
        assertThat(user.post("/trades/" + sold + "/restore", (JsonObject) null).statusCode())
                .isEqualTo(200);
        assertThat(paid()).containsExactly("17.5");

        assertThat(user.delete("/portfolio/corporate-actions/" + dividend).statusCode())
                .isEqualTo(204);
        assertThat(paid()).isEmpty();
    }

    @Test
    void it_can_only_be_removed_with_its_action() {
        trade("BUY", "90", "03");
        var dividend = idOf(dividend("CASH_DIVIDEND"));
        var movement = movements().get(0);
        assertThat(movement.getString("corporateActionId")).isEqualTo(dividend);
        assertThat(movement.getString("note")).isEqualTo("0.25 a share on 90");
        assertThat(user.delete("/portfolio/cash/" + movement.getString("id")).statusCode())
                .isEqualTo(409);
    }

    @Test
    void it_counts_the_shares_of_its_day_whatever_splits_and_names_came_later() {
        trade("BUY", "30", "03");
        state(action("SPLIT", "2024-06-05").put("ratio", "3:1"));
        state(action("SYMBOL_CHANGE", "2024-06-20").put("newSymbol", "APPL"));
        state(dividend("CASH_DIVIDEND"));
        assertThat(paid()).containsExactly("22.5"); // 90 × 0.25
        state(action("SPLIT", "2024-06-25").put("symbol", "APPL").put("ratio", "7:2"));
        trade("BUY", "2", "04"); // late: 6 more
        assertThat(paid()).containsExactly("24");
    }

    @Test
    void who_is_short_owes_it() {
        trade("SELL", "40", "03");
        state(dividend("CASH_DIVIDEND"));
        assertThat(paid()).containsExactly("-10");
        assertThat(total().getString("dividends")).isEqualTo("-10");
    }

    @Test
    void a_reinvested_one_is_paid_and_spent_on_the_shares_it_bought() {
        trade("BUY", "80", "03"); // 8,000
        state(dividend("REINVESTED_DIVIDEND"));
        record(user, fill(account, "BUY", "0.2", "100", "2024-06-10T15:00:00Z"));
        assertThat(new BigDecimal(total().getString("cash"))).isEqualByComparingTo("2000");
        assertThat(new BigDecimal(total().getString("result"))).isEqualByComparingTo("20");
        assertThat(trades(user, "").get(0).getString("openQuantity")).isEqualTo("80.2");
    }

    @Test
    void what_the_broker_or_the_trader_booked_counts_alone() {
        trade("BUY", "80", "03");
        state(dividend("CASH_DIVIDEND"));
        var booked = user.post(
                "/portfolio/cash",
                new JsonObject()
                        .put("accountId", account)
                        .put("type", "DIVIDEND")
                        .put("amount", "19.99")
                        .put("currency", "USD")
                        .put("symbol", "AAPL")
                        .put("at", "2024-07-01T12:00:00Z"));
        assertThat(booked.statusCode()).isEqualTo(201);
        assertThat(paid()).containsExactly("19.99");
        assertThat(user.delete(booked.getHeader("location")).statusCode()).isEqualTo(204);
        assertThat(paid()).containsExactly("20");
    }

    @Test
    void it_reaches_the_returns() {
        trade("BUY", "80", "03");
        state(dividend("CASH_DIVIDEND"));
        var parts = user.get("/portfolio/returns?from=2024-06-01&to=2024-06-30")
                .bodyAsJsonObject()
                .getJsonObject("attribution")
                .getJsonObject("parts");
        assertThat(parts.getString("dividends")).isEqualTo("20");
    }

    private void trade(String side, String quantity, String day) {
        record(user, fill(account, side, quantity, "100", "2024-06-" + day + "T15:00:00Z"));
    }

    private JsonObject dividend(String type) {
        return action(type, "2024-06-10").put("amount", "0.25");
    }

    private static JsonObject action(String type, String day) {
        return new JsonObject().put("type", type).put("symbol", "AAPL").put("effectiveDate", day);
    }

    private void state(JsonObject action) {
        assertThat(idOf(action)).isNotEmpty();
    }

    private String idOf(JsonObject action) {
        var stated = user.post("/portfolio/corporate-actions", action);
        assertThat(stated.statusCode()).as(stated.bodyAsString()).isEqualTo(201);
        return stated.bodyAsJsonObject().getString("id");
    }

    private List<String> paid() {
        return movements().stream().map(each -> each.getString("amount")).toList();
    }

    private List<JsonObject> movements() {
        return items(user.get("/portfolio/cash?type=DIVIDEND").bodyAsJsonObject());
    }

    private JsonObject total() {
        return user.get("/portfolio").bodyAsJsonObject().getJsonArray("totals").getJsonObject(0);
    }
}
