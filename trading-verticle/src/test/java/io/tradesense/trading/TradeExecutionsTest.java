package io.tradesense.trading;

import static io.tradesense.trading.TestTrading.allPages;
import static io.tradesense.trading.TestTrading.openAccount;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.http.Cursor;
import io.tradesense.kit.testing.ContractClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A trade shows its first executions; a list has all of them, a page at a time. */
class TradeExecutionsTest extends TradingTest {
    private static final Instant FIRST = Instant.parse("2026-01-05T14:30:00Z");
    private static final int SHOWN = 500;

    @Test
    void a_trade_of_many_executions_shows_the_first_and_says_where_the_others_go_on() {
        var user = trading.user();
        var trade = bought(user, openAccount(user), SHOWN + 1);

        var shown = user.get("/trades/" + trade).bodyAsJsonObject();
        assertThat(shown.getInteger("executionCount")).isEqualTo(SHOWN + 1);
        assertThat(prices(items(shown.getJsonArray("executions")))).isEqualTo(pricesFrom(1, SHOWN));
        var rest = user.get("/trades/" + trade + "/executions?cursor=" + shown.getString("executionsCursor"))
                .bodyAsJsonObject();
        assertThat(prices(items(rest.getJsonArray("items")))).isEqualTo(pricesFrom(SHOWN + 1, SHOWN + 1));
        assertThat(rest.getString("nextCursor")).isNull();
        assertThat(prices(allPages(user, "/trades/" + trade + "/executions?limit=200")))
                .isEqualTo(pricesFrom(1, SHOWN + 1));
    }

    @Test
    void a_trade_of_as_many_as_are_shown_has_no_others() {
        var user = trading.user();
        var trade = bought(user, openAccount(user), SHOWN);
        var shown = user.get("/trades/" + trade).bodyAsJsonObject();
        assertThat(shown.getJsonArray("executions")).hasSize(SHOWN);
        assertThat(shown.getString("executionsCursor")).isNull();
        var page = user.get("/trades/" + trade + "/executions?limit=" + SHOWN).bodyAsJsonObject();
        assertThat(page.getJsonArray("items")).isEqualTo(shown.getJsonArray("executions"));
        assertThat(page.getString("nextCursor")).isNull();
    }

    @Test
    void an_execution_that_arrives_between_two_pages_moves_nothing_that_comes_after() {
        var user = trading.user();
        var account = openAccount(user);
        var trade = bought(user, account, 6);
        var uri = "/trades/" + trade + "/executions?limit=3";
        var first = user.get(uri).bodyAsJsonObject();
        assertThat(prices(items(first.getJsonArray("items")))).isEqualTo(pricesFrom(1, 3));
        var late = user.post(
                "/trades/executions", fill(account, "99", FIRST.plusSeconds(1).plusMillis(500)));
        assertThat(late.statusCode()).isEqualTo(201);
        var second = user.get(uri + "&cursor=" + first.getString("nextCursor")).bodyAsJsonObject();
        assertThat(prices(items(second.getJsonArray("items")))).isEqualTo(pricesFrom(4, 6));
    }

    @Test
    void a_cursor_of_another_list_and_a_strangers_trade_are_refused() {
        var user = trading.user();
        var trade = bought(user, openAccount(user), 1);
        var uri = "/trades/" + trade + "/executions";
        for (var cursor : List.of(
                "nonsense",
                Cursor.of("x").toString(),
                Cursor.of(UUID.randomUUID().toString()).toString())) {
            var refused = user.get(uri + "?cursor=" + cursor);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.bodyAsString()).contains("is not a cursor of this list");
        }
        assertThat(trading.user().get(uri).statusCode()).isEqualTo(404);
        assertThat(user.get("/trades/" + UUID.randomUUID() + "/executions").statusCode())
                .isEqualTo(404);
    }

    /** Buys one share a second for a dollar more than the last. Returns the id of the trade. */
    private static String bought(ContractClient user, String account, int fills) {
        var items = IntStream.rangeClosed(1, fills)
                .mapToObj(number -> fill(account, Integer.toString(number), FIRST.plusSeconds(number)))
                .toList();
        for (int from = 0; from < fills; from += SHOWN) {
            var block = items.subList(from, Math.min(fills, from + SHOWN));
            var taken = user.post("/trades/executions", new JsonObject().put("items", new JsonArray(block)));
            assertThat(taken.statusCode()).as(taken.bodyAsString()).isEqualTo(201);
        }
        return allPages(user, "/trades?limit=1").get(0).getString("id");
    }

    private static JsonObject fill(String account, String price, Instant at) {
        return new JsonObject()
                .put("accountId", account)
                .put("symbol", "AAPL")
                .put("assetClass", "STOCK")
                .put("side", "BUY")
                .put("quantity", "1")
                .put("price", price)
                .put("currency", "USD")
                .put("executedAt", at.toString());
    }

    private static List<JsonObject> items(JsonArray items) {
        return items.stream().map(JsonObject.class::cast).toList();
    }

    private static List<String> prices(List<JsonObject> executions) {
        return executions.stream().map(each -> each.getString("price")).toList();
    }

    private static List<String> pricesFrom(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(Integer::toString).toList();
    }
}
