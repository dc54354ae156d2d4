package io.tradesense.trading;

import static io.tradesense.trading.TestTrading.allPages;
import static io.tradesense.trading.TestTrading.openAccount;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.testing.ContractClient;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Thousands of executions in one instrument, which are matched a piece at a time. */
class LongSeriesTest extends TradingTest {
    private static final int TRIPS = 3_000;
    private static final Instant FIRST = Instant.parse("2026-01-05T14:30:00Z");
    private static final String ALL = "/trades?limit=500&sort=openedAt";

    @Test
    void a_long_series_is_matched_whole_and_undone_whole() {
        var user = trading.user();
        var account = openAccount(user);
        var job = trading.importFile(user, account, boughtAndSold(1));

        assertThat(allPages(user, ALL))
                .hasSize(TRIPS)
                .allSatisfy(trade -> assertThat(trade.getString("netPnl")).isEqualTo("1"));
        var undone = trading.undo(user, job.getString("id"));
        assertThat(undone.getString("status")).isEqualTo("UNDONE");
        assertThat(allPages(user, ALL)).isEmpty();
    }

    /** The first fill buys one more than is sold, so all is one trade; at the end it opens another, with the same id. */
    @Test
    void an_execution_that_moves_from_the_beginning_to_the_end_and_back_turns_all_trades_over_and_back() {
        var user = trading.user();
        var account = openAccount(user);
        var job = trading.importFile(user, account, boughtAndSold(2));
        assertThat(job.getInteger("imported")).isEqualTo(2 * TRIPS);
        var before = allPages(user, ALL);
        assertThat(before).singleElement().satisfies(trade -> {
            assertThat(trade.getInteger("executionCount")).isEqualTo(2 * TRIPS);
            assertThat(trade.getString("openQuantity")).isEqualTo("1");
        });
        var id = before.get(0).getString("id");
        var opening = user.get("/trades/" + id)
                .bodyAsJsonObject()
                .getJsonArray("executions")
                .getJsonObject(0)
                .getString("executionId");

        move(user, opening, FIRST.plusSeconds(2 * TRIPS));
        var after = allPages(user, ALL);
        assertThat(after).hasSize(TRIPS + 1);
        assertThat(after.subList(0, TRIPS)).allSatisfy(trade -> {
            assertThat(trade.getString("side")).isEqualTo("SHORT");
            assertThat(trade.getString("netPnl")).isEqualTo("1");
        });
        assertThat(after.get(TRIPS).getString("id")).isEqualTo(id);
        assertThat(after.get(TRIPS).getString("openQuantity")).isEqualTo("1");

        move(user, opening, FIRST);
        assertThat(allPages(user, ALL)).isEqualTo(before);
    }

    private static void move(ContractClient user, String execution, Instant executedAt) {
        var moved = user.post(
                "/trades/executions/" + execution + "/corrections",
                new JsonObject().put("executedAt", executedAt.toString()));
        assertThat(moved.statusCode()).isEqualTo(201);
    }

    /** One a second, each sold for a dollar more than it was bought for. */
    private static Buffer boughtAndSold(int firstQuantity) {
        var rows = IntStream.range(0, 2 * TRIPS)
                .mapToObj(row -> List.of(
                        row % 2 == 0 ? "BUY" : "SELL",
                        row == 0 ? firstQuantity : 1,
                        row % 2 == 0 ? 100 : 101,
                        FIRST.plusSeconds(row),
                        row))
                .map(row -> "ES,STOCK," + row.stream().map(Object::toString).collect(Collectors.joining(",")));
        return Buffer.buffer(rows.collect(
                Collectors.joining("\n", "symbol,assetClass,side,quantity,price,executedAt,externalId\n", "\n")));
    }
}
