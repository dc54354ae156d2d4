package io.tradesense.trading;

import static io.tradesense.trading.TestTrading.fill;
import static io.tradesense.trading.TestTrading.items;
import static io.tradesense.trading.TestTrading.openAccount;
import static io.tradesense.trading.TestTrading.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.testing.ContractClient;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StrategiesTest extends TradingTest {
    @Test
    void legs_that_were_opened_together_are_one_strategy_with_the_sum_of_their_results() {
        var user = trading.user();
        String account = openAccount(user);
        option(user, account, "BUY", "C00100000", "5", "2026-01-05T15:00:00Z");
        option(user, account, "SELL", "C00110000", "2", "2026-01-05T15:00:04Z");
        option(user, account, "SELL", "C00100000", "8", "2026-01-09T15:00:00Z");
        option(user, account, "BUY", "C00110000", "3", "2026-01-09T15:00:04Z");

        assertThat(strategies(user, "")).singleElement().satisfies(spread -> {
            assertThat(spread.getString("kind")).isEqualTo("BULL_CALL_SPREAD");
            assertThat(spread.getString("netDebit")).isEqualTo("300");
            assertThat(spread.getString("maxProfit")).isEqualTo("700");
            assertThat(spread.getString("maxLoss")).isEqualTo("300");
            assertThat(spread.getString("netPnl")).isEqualTo("200");
            assertThat(spread.getString("status")).isEqualTo("CLOSED");
            assertThat(spread.getJsonArray("legs")).hasSize(2);
        });
        assertThat(strategies(user, "?underlying=acme")).hasSize(1);
        assertThat(strategies(user, "?underlying=OTHER")).isEmpty();
        assertThat(user.get("/trades/strategies?accountId=" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_call_sold_on_shares_that_are_held_is_covered() {
        var user = trading.user();
        String account = openAccount(user);
        record(user, fill(account, "BUY", "100", "95", "2026-01-02T15:00:00Z").put("symbol", "ACME"));
        option(user, account, "SELL", "C00100000", "2", "2026-01-05T15:00:00Z");
        assertThat(strategies(user, "")).singleElement().satisfies(covered -> {
            assertThat(covered.getString("kind")).isEqualTo("COVERED_CALL");
            assertThat(covered.getString("maxProfit")).isEqualTo("700");
        });
    }

    @Test
    void strategies_page_newest_first() {
        var user = trading.user();
        String account = openAccount(user);
        for (int day = 1; day <= 5; day++) {
            option(user, account, "BUY", "C0010%d000".formatted(day), "5", "2026-01-0" + day + "T15:00:00Z");
        }
        var all = ids(strategies(user, ""));
        assertThat(all).hasSize(5);
        List<String> paged = new ArrayList<>();
        String cursor = "";
        do {
            var page = user.get("/trades/strategies?limit=2" + cursor).bodyAsJsonObject();
            paged.addAll(ids(items(page)));
            cursor = page.getString("nextCursor") == null ? "" : "&cursor=" + page.getString("nextCursor");
        } while (!cursor.isEmpty());
        assertThat(paged).isEqualTo(all);
        assertThat(user.get("/trades/strategies?cursor=abc").statusCode()).isEqualTo(400);
    }

    private static List<String> ids(List<JsonObject> items) {
        return items.stream().map(item -> item.getString("id")).toList();
    }

    private static List<JsonObject> strategies(ContractClient user, String query) {
        return items(user.get("/trades/strategies" + query).bodyAsJsonObject());
    }

    private static void option(
            ContractClient user, String account, String side, String contract, String price, String at) {
        record(
                user,
                fill(account, side, "1", price, at)
                        .put("symbol", "ACME  260116" + contract)
                        .put("assetClass", "OPTION"));
    }
}
