package io.tradesense.trading;

import static io.tradesense.trading.TestTrading.fill;
import static io.tradesense.trading.TestTrading.openAccount;
import static io.tradesense.trading.TestTrading.record;
import static io.tradesense.trading.TestTrading.trades;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutionsTest extends TradingTest {
    @Test
    void a_buy_and_a_sale_are_a_trade_at_once() {
        var user = trading.user();
        String account = openAccount(user);
        record(user, fill(account, "BUY", "100", "10.50", "2026-03-02T14:30:00Z"));
        assertThat(trades(user, "")).singleElement().satisfies(open -> {
            assertThat(open.getString("status")).isEqualTo("OPEN");
            assertThat(open.getString("openQuantity")).isEqualTo("100");
        });
        record(
                user,
                fill(account, "SELL", "100", "11", "2026-03-02T16:30:00+01:00").put("commission", "1.25"));
        assertThat(trades(user, "")).singleElement().satisfies(closed -> {
            assertThat(closed.getString("status")).isEqualTo("CLOSED");
            assertThat(closed.getString("closedAt")).isEqualTo("2026-03-02T15:30:00Z");
            assertThat(closed.getString("netPnl")).isEqualTo("48.75");
        });
    }

    @Test
    void a_reversal_is_two_trades_that_share_an_execution() {
        var user = trading.user();
        String account = openAccount(user);
        var fills = new JsonArray()
                .add(fill(account, "BUY", "100", "10", "2026-03-02T14:30:00Z"))
                .add(fill(account, "SELL", "150", "12", "2026-03-02T15:30:00Z").put("fees", "3"))
                .add(fill(account, "BUY", "50", "11", "2026-03-02T16:30:00Z"));
        record(user, new JsonObject().put("items", fills));
        var both = trades(user, "?sort=openedAt");
        assertThat(both).extracting(trade -> trade.getString("netPnl")).containsExactly("198", "49");
        assertThat(both).extracting(trade -> trade.getString("side")).containsExactly("LONG", "SHORT");
        var first = user.get("/trades/" + both.get(0).getString("id")).bodyAsJsonObject();
        var second = user.get("/trades/" + both.get(1).getString("id")).bodyAsJsonObject();
        assertThat(leg(first, 1).getString("executionId"))
                .isEqualTo(leg(second, 0).getString("executionId"));
        assertThat(leg(first, 1).getString("quantity")).isEqualTo("100");
        assertThat(leg(second, 0).getString("costs")).isEqualTo("1");
    }

    @Test
    void a_late_fill_changes_what_it_touches_and_keeps_the_trade() {
        var user = trading.user();
        String account = openAccount(user);
        record(user, fill(account, "BUY", "10", "10", "2026-03-02T14:30:00Z"));
        record(user, fill(account, "SELL", "10", "12", "2026-03-04T14:30:00Z"));
        String id = trades(user, "").get(0).getString("id");
        record(user, fill(account, "BUY", "10", "11", "2026-03-03T14:30:00Z"));
        assertThat(trades(user, "")).singleElement().satisfies(trade -> {
            assertThat(trade.getString("id")).isEqualTo(id);
            assertThat(trade.getString("status")).isEqualTo("OPEN");
            assertThat(trade.getString("grossPnl")).isEqualTo("20");
        });
    }

    @Test
    void an_execution_with_a_brokers_id_is_recorded_once() {
        var user = trading.user();
        String account = openAccount(user);
        var fill = fill(account, "BUY", "10", "10", "2026-03-02T14:30:00Z").put("externalId", "7001");
        assertThat(user.post("/trades/executions", fill).bodyAsJsonObject().getInteger("recorded"))
                .isEqualTo(1);
        var again = user.post("/trades/executions", fill).bodyAsJsonObject();
        assertThat(again.getInteger("duplicates")).isEqualTo(1);
        assertThat(trades(user, ""))
                .singleElement()
                .satisfies(trade -> assertThat(trade.getString("quantity")).isEqualTo("10"));
    }

    @Test
    void two_like_fills_without_an_id_are_two_unless_they_are_one_retry() {
        var user = trading.user();
        String account = openAccount(user);
        var fill = fill(account, "BUY", "10", "10", "2026-03-02T14:30:00Z");
        record(user, fill);
        record(user, fill);
        assertThat(trades(user, "").get(0).getString("quantity")).isEqualTo("20");
        var retrying = user.with("Idempotency-Key", "k1");
        var first = retrying.post("/trades/executions", fill);
        assertThat(retrying.post("/trades/executions", fill).bodyAsJsonObject()).isEqualTo(first.bodyAsJsonObject());
        assertThat(trades(user, "").get(0).getString("quantity")).isEqualTo("30");
    }

    @ParameterizedTest
    @CsvSource({
        "quantity, 0",
        "quantity, -5",
        "price, 99999999999999999999",
        "executedAt, 1850-01-01T00:00:00Z",
        "executedAt, yesterday",
        "symbol, ???{}",
        "multiplier, 0"
    })
    void what_cannot_be_is_refused_by_its_field(String field, String value) {
        var user = trading.user();
        String account = openAccount(user);
        var fill = fill(account, "BUY", "10", "10", "2026-03-02T14:30:00Z").put(field, value);
        var refused = user.post("/trades/executions", fill);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(AccountsTest.pointers(refused.bodyAsJsonObject())).containsExactly("/" + field);
        assertThat(trades(user, "")).isEmpty();
    }

    @Test
    void one_bad_item_keeps_all_out_and_every_fault_is_named() {
        var user = trading.user();
        String account = openAccount(user);
        var items = new JsonArray()
                .add(fill(account, "BUY", "10", "10", "2026-03-02T14:30:00Z"))
                .add(fill(account, "BUY", "0", "10", "1850-03-02T14:30:00Z"))
                .add(fill(account, "BUY", "1", "10", "2026-03-02T14:30:00Z")
                        .put("assetClass", "FUTURE")
                        .put("symbol", "QQXZ6"));
        var refused = user.post("/trades/executions", new JsonObject().put("items", items));
        assertThat(AccountsTest.pointers(refused.bodyAsJsonObject()))
                .containsExactlyInAnyOrder("/items/1/quantity", "/items/1/executedAt", "/items/2/multiplier");
        assertThat(trades(user, "")).isEmpty();
    }

    @Test
    void a_strangers_account_is_not_found() {
        String account = openAccount(trading.user());
        var stranger = trading.user();
        assertThat(stranger.post("/trades/executions", fill(account, "BUY", "1", "1", "2026-03-02T14:30:00Z"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(stranger.get("/trades?accountId=" + account).statusCode()).isEqualTo(404);
    }

    @Test
    void lists_are_filtered_sorted_and_paged() {
        var user = trading.user();
        String account = openAccount(user);
        for (int day = 1; day <= 5; day++) {
            String date = "2026-03-0" + day;
            record(user, fill(account, "BUY", "1", "10", date + "T14:30:00Z"));
            record(user, fill(account, "SELL", "1", String.valueOf(8 + day), date + "T15:30:00Z"));
        }
        assertThat(results(trades(user, "?minPnl=-0.5&maxPnl=2&sort=-netPnl"))).containsExactly("2", "1", "0");
        assertThat(results(trades(user, "?from=2026-03-02T00:00:00Z&to=2026-03-04T00:00:00%2B00:00&sort=openedAt")))
                .containsExactly("0", "1");
        var first = user.get("/trades?limit=2&sort=netPnl").bodyAsJsonObject();
        var second = user.get("/trades?limit=2&sort=netPnl&cursor=" + first.getString("nextCursor"))
                .bodyAsJsonObject();
        assertThat(results(TestTrading.items(first))).containsExactly("-1", "0");
        assertThat(results(TestTrading.items(second))).containsExactly("1", "2");
        assertThat(user.get("/trades?limit=0&status=MAYBE&sort=up").statusCode())
                .isEqualTo(400);
    }

    @Test
    void the_portfolio_adds_up() {
        var user = trading.user();
        String account = openAccount(user);
        record(user, fill(account, "BUY", "100", "10", "2026-03-02T14:30:00Z").put("fees", "2"));
        record(user, fill(account, "SELL", "40", "12", "2026-03-03T14:30:00Z"));
        var portfolio = user.get("/portfolio").bodyAsJsonObject();
        var position = portfolio.getJsonArray("positions").getJsonObject(0);
        assertThat(position.getString("quantity")).isEqualTo("60");
        assertThat(position.getString("unrealisedPnl")).isEqualTo("120");
        var total = portfolio.getJsonArray("totals").getJsonObject(0);
        assertThat(total.getString("cash")).isEqualTo("9478");
        assertThat(total.getString("realisedPnl")).isEqualTo("78");
        assertThat(total.getString("equity")).isEqualTo("10198");
    }

    private static JsonObject leg(JsonObject trade, int index) {
        return trade.getJsonArray("executions").getJsonObject(index);
    }

    private static List<String> results(List<JsonObject> trades) {
        return trades.stream().map(trade -> trade.getString("netPnl")).toList();
    }
}
