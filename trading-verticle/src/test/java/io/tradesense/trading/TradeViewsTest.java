package io.tradesense.trading;

import static io.tradesense.trading.TestTrading.fill;
import static io.tradesense.trading.TestTrading.openAccount;
import static io.tradesense.trading.TestTrading.record;
import static io.tradesense.trading.TestTrading.trades;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.testing.ContractClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same executions seen under every cost basis and in every grouping, split, merged, and with chosen lots. */
class TradeViewsTest extends TradingTest {
    @ParameterizedTest
    @CsvSource({"FIFO, 300", "LIFO, 200", "HIFO, 100", "AVERAGE, 200", "SPECIFIC, 300"})
    void a_list_can_be_seen_under_any_cost_basis_and_an_account_can_change_to_it(String basis, String gross) {
        var user = trading.user();
        String account = ladder(user);

        assertThat(figures(trades(user, "?costBasis=" + basis), "grossPnl")).containsExactly(gross);
        var changed = user.patch("/portfolio/accounts/" + account, new JsonObject().put("costBasisMethod", basis));
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(figures(trades(user, ""), "grossPnl")).containsExactly(gross);
        assertThat(figures(trades(user, "?costBasis=FIFO"), "grossPnl")).containsExactly("300");
    }

    @Test
    void finer_groupings_are_parts_that_add_up_and_page_in_every_order() {
        var user = trading.user();
        String account = ladder(user);
        String whole = trades(user, "?accountId=" + account).get(0).getString("id");

        var reduced = trades(user, "?grouping=FLAT_TO_REDUCED&sort=openedAt");
        assertThat(figures(reduced, "status")).containsExactlyInAnyOrder("CLOSED", "OPEN");
        var pairs = trades(user, "?grouping=FILL_TO_FILL&costBasis=LIFO");
        assertThat(pairs).hasSize(3);
        assertThat(figures(pairs, "partOf")).containsOnly(whole);
        assertThat(total(pairs, "grossPnl")).isEqualByComparingTo("200");
        assertThat(total(pairs, "openQuantity")).isEqualByComparingTo("200");

        for (String sort : List.of("netPnl", "-netPnl", "holdingTime", "-returnPct", "symbol", "-closedAt")) {
            var all = figures(trades(user, "?grouping=FILL_TO_FILL&sort=" + sort), "id");
            assertThat(paged(user, "?grouping=FILL_TO_FILL&limit=1&sort=" + sort))
                    .isEqualTo(all);
        }
        assertThat(trades(user, "?grouping=FILL_TO_FILL&status=CLOSED&minPnl=1"))
                .hasSize(1);
        assertThat(user.get("/trades?grouping=FILL_TO_FILL&cursor=abc").statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_view_shows_a_new_fill_at_once() {
        var user = trading.user();
        String account = ladder(user);
        assertThat(trades(user, "?grouping=FILL_TO_FILL")).hasSize(3);
        record(user, fill(account, "SELL", "150", "14", "2026-03-06T14:30:00Z"));
        assertThat(trades(user, "?grouping=FILL_TO_FILL")).hasSize(4);
    }

    @Test
    void chosen_lots_count_where_the_basis_is_specific() {
        var user = trading.user();
        String account = ladder(user);
        var executions = legs(user, trades(user, "?accountId=" + account).get(0).getString("id"));
        String dear = executions.get(1).getString("executionId");
        String sale = executions.get(3).getString("executionId");
        var lots = new JsonObject().put("lots", new JsonArray().add(new JsonObject().put("executionId", dear)));

        assertThat(user.put("/trades/executions/" + sale + "/lots", lots).statusCode())
                .isEqualTo(200);
        assertThat(figures(trades(user, "?costBasis=SPECIFIC"), "grossPnl")).containsExactly("100");
        assertThat(figures(trades(user, ""), "grossPnl")).containsExactly("300");

        var impossible = new JsonObject().put("lots", new JsonArray().add(new JsonObject().put("executionId", sale)));
        assertThat(user.put("/trades/executions/" + sale + "/lots", impossible).statusCode())
                .isEqualTo(422);
        assertThat(trading.user()
                        .put("/trades/executions/" + sale + "/lots", lots)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void executions_split_off_are_a_trade_of_their_own_until_that_is_undone() {
        var user = trading.user();
        String account = openAccount(user);
        record(user, fill(account, "BUY", "10", "10", "2026-03-02T14:30:00Z"));
        record(user, fill(account, "BUY", "5", "20", "2026-03-02T15:30:00Z"));
        record(user, fill(account, "SELL", "5", "21", "2026-03-02T16:30:00Z"));
        record(user, fill(account, "SELL", "10", "12", "2026-03-02T17:30:00Z"));
        String trade = trades(user, "").get(0).getString("id");
        var legs = legs(user, trade);
        var scalp = new JsonArray()
                .add(legs.get(1).getString("executionId"))
                .add(legs.get(2).getString("executionId"));

        var split = user.post("/trades/" + trade + "/split", new JsonObject().put("executionIds", scalp));
        assertThat(split.statusCode()).isEqualTo(201);
        assertThat(figures(trades(user, "?sort=openedAt"), "grossPnl")).containsExactly("20", "5");
        // What comes later belongs to what was not split off.
        record(user, fill(account, "SELL", "1", "30", "2026-03-02T17:00:00Z"));
        assertThat(figures(trades(user, "?sort=openedAt"), "status")).containsExactly("CLOSED", "CLOSED", "OPEN");

        String id = split.bodyAsJsonObject().getString("id");
        assertThat(user.delete("/trades/regroupings/" + id).statusCode()).isEqualTo(204);
        assertThat(user.delete("/trades/regroupings/" + id).statusCode()).isEqualTo(404);
        assertThat(figures(trades(user, "?sort=openedAt"), "status")).containsExactly("CLOSED", "OPEN");
        assertThat(trades(user, "?sort=openedAt").get(0).getString("id")).isEqualTo(trade);
        assertThat(user.get("/trades/regroupings").bodyAsJsonObject().getJsonArray("items"))
                .hasSize(1);
    }

    @Test
    void trades_of_one_direction_can_be_merged_over_a_flat_moment_and_parted_again() {
        var user = trading.user();
        String account = openAccount(user);
        for (int day = 2; day <= 4; day++) {
            record(user, fill(account, "BUY", "1", "10", "2026-03-0" + day + "T14:30:00Z"));
            record(user, fill(account, "SELL", "1", "1" + day, "2026-03-0" + day + "T15:30:00Z"));
        }
        var before = figures(trades(user, "?sort=openedAt"), "id");
        var outer = new JsonArray().add(before.get(0)).add(before.get(2));

        var merged = user.post("/trades/merge", new JsonObject().put("tradeIds", outer));
        assertThat(merged.statusCode()).isEqualTo(201);
        assertThat(merged.bodyAsJsonObject().getJsonArray("tradeIds")).containsExactly(before.get(0));
        assertThat(figures(trades(user, "?sort=openedAt"), "grossPnl")).containsExactly("6", "3");

        String id = merged.bodyAsJsonObject().getString("id");
        assertThat(user.delete("/trades/regroupings/" + id).statusCode()).isEqualTo(204);
        assertThat(figures(trades(user, "?sort=openedAt"), "id")).isEqualTo(before);

        record(user, fill(account, "SELL", "1", "10", "2026-03-05T14:30:00Z"));
        var mixed = new JsonArray()
                .add(before.get(0))
                .add(trades(user, "?side=SHORT").get(0).getString("id"));
        assertThat(user.post("/trades/merge", new JsonObject().put("tradeIds", mixed))
                        .statusCode())
                .isEqualTo(422);
    }

    /** 100 each at 10, 12 and 11; 100 sold at 13. */
    private static String ladder(ContractClient user) {
        String account = openAccount(user);
        record(user, fill(account, "BUY", "100", "10", "2026-03-02T14:30:00Z"));
        record(user, fill(account, "BUY", "100", "12", "2026-03-03T14:30:00Z"));
        record(user, fill(account, "BUY", "100", "11", "2026-03-04T14:30:00Z"));
        record(user, fill(account, "SELL", "100", "13", "2026-03-05T14:30:00Z"));
        return account;
    }

    private static List<JsonObject> legs(ContractClient user, String trade) {
        return user.get("/trades/" + trade).bodyAsJsonObject().getJsonArray("executions").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private static List<String> paged(ContractClient user, String query) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            var page = user.get("/trades" + query + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .bodyAsJsonObject();
            ids.addAll(figures(TestTrading.items(page), "id"));
            cursor = page.getString("nextCursor");
        }
        return ids;
    }

    private static List<String> figures(List<JsonObject> trades, String name) {
        return trades.stream().map(trade -> trade.getString(name)).toList();
    }

    private static BigDecimal total(List<JsonObject> trades, String name) {
        return figures(trades, name).stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
