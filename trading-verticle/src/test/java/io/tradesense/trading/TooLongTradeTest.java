package io.tradesense.trading;

import static io.tradesense.trading.TestTrading.fill;
import static io.tradesense.trading.TestTrading.openAccount;
import static io.tradesense.trading.TestTrading.record;
import static io.tradesense.trading.TestTrading.trades;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.testing.TestPostgres;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A position that thousands of executions never make flat, which is one trade: more than the process has memory for. */
class TooLongTradeTest {
    private static final Instant FIRST = Instant.parse("2026-01-05T14:30:00Z");
    private static final int MOST = 6_000;
    private static TestTrading trading;

    @BeforeAll
    static void start() {
        trading = TestTrading.start(
                TestPostgres.newDatabase(), Map.of("TRADING_EXECUTIONS_IN_MEMORY", String.valueOf(MOST)));
    }

    @AfterAll
    static void stop() {
        trading.close();
    }

    @Test
    void it_fails_the_import_that_makes_it_and_nothing_else_and_can_be_undone() {
        var user = trading.user();
        var account = openAccount(user);
        var job = trading.importFile(user, account, bought("GRID", MOST + 10));
        assertThat(job.getString("status")).isEqualTo("FAILED");
        assertThat(job.getString("detail")).isEqualTo("GRID would have a trade of more than " + MOST + " executions");
        assertThat(trades(user, "")).isEmpty();

        // Nothing of the second file is new, and yet its trades are not there.
        var again = trading.importFile(user, account, bought("GRID", MOST + 10));
        assertThat(again.getInteger("duplicates")).isEqualTo(MOST + 10);
        assertThat(again.getString("detail")).isEqualTo(job.getString("detail"));

        record(user, fill(account, "BUY", "1", "100", "2026-01-05T14:30:00Z"));
        var other = trading.importFile(user, account, bought("MSFT", 1));
        assertThat(other.getString("status")).isEqualTo("COMPLETED");
        assertThat(trades(user, "?sort=symbol"))
                .extracting(trade -> trade.getString("symbol"))
                .containsExactly("AAPL", "MSFT");

        var more = fill(account, "BUY", "1", "100", "2026-01-04T14:30:00Z")
                .put("symbol", "GRID")
                .put("assetClass", "CRYPTO");
        var refused = user.post("/trades/executions", more);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.bodyAsJsonObject().getString("type")).isEqualTo("urn:tradesense:problem:trade-too-long");

        assertThat(trading.undo(user, again.getString("id")).getString("status"))
                .isEqualTo("UNDONE");
        assertThat(trading.undo(user, job.getString("id")).getString("status")).isEqualTo("UNDONE");
        record(user, more);
        assertThat(trades(user, "?symbol=GRID"))
                .singleElement()
                .satisfies(
                        trade -> assertThat(trade.getInteger("executionCount")).isEqualTo(1));
    }

    @Test
    void as_long_as_can_be_is_not_too_long() {
        var user = trading.user();
        var job = trading.importFile(user, openAccount(user), bought("GRID", MOST));
        assertThat(job.getString("status")).isEqualTo("COMPLETED");
        assertThat(trades(user, ""))
                .singleElement()
                .satisfies(
                        trade -> assertThat(trade.getInteger("executionCount")).isEqualTo(MOST));
    }

    private static Buffer bought(String symbol, int rows) {
        return Buffer.buffer(IntStream.range(0, rows)
                .mapToObj(row -> symbol + ",CRYPTO,BUY,1,100," + FIRST.plusSeconds(row) + "," + symbol + row)
                .collect(Collectors.joining(
                        "\n", "symbol,assetClass,side,quantity,price,executedAt,externalId\n", "\n")));
    }
}
