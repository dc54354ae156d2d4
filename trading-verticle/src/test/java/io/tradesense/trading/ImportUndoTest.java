package io.tradesense.trading;

import static io.tradesense.trading.TestTrading.allPages;
import static io.tradesense.trading.TestTrading.fill;
import static io.tradesense.trading.TestTrading.openAccount;
import static io.tradesense.trading.TestTrading.record;
import static io.tradesense.trading.TestTrading.trades;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.testing.ContractClient;
import io.tradesense.kit.testing.TestPostgres;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An import that is taken back: the account is as if the file had never been. */
class ImportUndoTest extends TradingTest {
    @Test
    void an_undone_import_leaves_what_was_there_before_and_the_same_file_brings_it_back() {
        var user = trading.user();
        var account = openAccount(user);
        record(user, fill(account, "BUY", "10", "100", "2026-03-01T14:30:00Z"));
        var before = trades(user, "");
        var job = trading.importFile(user, account, fills(0, 40));
        var after = trades(user, "");
        assertThat(after).isNotEqualTo(before);
        assertThat(trading.undo(user, job.getString("id")).getDouble("progress"))
                .isEqualTo(1.0);
        assertThat(trades(user, "")).isEqualTo(before);
        var again = trading.importFile(user, account, fills(0, 40));
        assertThat(again.getInteger("imported")).isEqualTo(40);
        assertThat(trades(user, "")).isEqualTo(after);
        assertThat(trading.undo(user, again.getString("id")).getString("status"))
                .isEqualTo("UNDONE");
        assertThat(trades(user, "")).isEqualTo(before);
    }

    /** Rows are kept by the block and series are built some at a time: here are two of the one and three of the other. */
    @Test
    void a_file_of_several_blocks_and_many_symbols_is_listed_whole_and_undone_whole() {
        var user = trading.user();
        var account = openAccount(user);
        var file = IntStream.range(0, 6_000)
                .mapToObj(row -> "SYM%d,%s,1,10%d,2026-03-%02dT14:%02d:00Z,STOCK,T%d"
                        .formatted(
                                row / 2 % 25,
                                row % 2 == 0 ? "BUY" : "SELL",
                                row % 2,
                                1 + row / 2 / 120,
                                row / 2 / 2 % 60,
                                row))
                .collect(Collectors.joining(
                        "\n",
                        "symbol,side,quantity,price,executedAt,assetClass,externalId\n",
                        "\nBAD,BUY,x,1,2026-03-02T14:30:00Z,STOCK,B\n"));
        var job = trading.importFile(user, account, Buffer.buffer(file));
        assertThat(job.getInteger("imported")).isEqualTo(6_000);
        assertThat(linesOf(user, job.getString("id"), ""))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(2, 6_002).boxed().toList());
        assertThat(linesOf(user, job.getString("id"), "&outcome=ADDED"))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(2, 6_001).boxed().toList());
        assertThat(linesOf(user, job.getString("id"), "&outcome=REJECTED")).containsExactly(6_002);
        assertThat(allPages(user, "/trades?limit=500"))
                .hasSize(3_000)
                .allSatisfy(trade -> assertThat(trade.getString("netPnl")).isEqualTo("1"));
        undo(user, job.getString("id"));
        assertThat(trades(user, "")).isEmpty();
    }

    private static List<Integer> linesOf(ContractClient user, String importId, String query) {
        return allPages(user, "/trades/imports/" + importId + "/rows?limit=500" + query).stream()
                .map(row -> row.getInteger("line"))
                .toList();
    }

    @Test
    void undone_twice_is_no_fault_and_a_strangers_import_is_not_found() {
        var user = trading.user();
        var job = trading.importFile(user, openAccount(user), fills(0, 4));
        var first = trading.undo(user, job.getString("id"));
        assertThat(trading.undo(user, job.getString("id"))).isEqualTo(first);
        assertThat(trading.user()
                        .delete("/trades/imports/" + job.getString("id"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void what_another_file_holds_too_stays_until_that_is_undone_as_well() {
        var user = trading.user();
        var account = openAccount(user);
        var first = trading.importFile(user, account, fills(0, 20));
        var overlapping = trading.importFile(user, account, fills(10, 30));
        assertThat(overlapping.getInteger("imported")).isEqualTo(10);
        undo(user, first.getString("id"));
        assertThat(fillsInTrades(user)).isEqualTo(20);
        undo(user, overlapping.getString("id"));
        assertThat(trades(user, "")).isEmpty();
    }

    @Test
    void an_execution_recorded_by_hand_stays_when_a_file_that_has_it_too_is_undone() {
        var user = trading.user();
        var account = openAccount(user);
        record(user, fill(account, "BUY", "1", "100", "2026-03-02T14:30:00Z").put("externalId", "T0"));
        var job = trading.importFile(user, account, fills(0, 2));
        assertThat(job.getInteger("duplicates")).isEqualTo(1);
        undo(user, job.getString("id"));
        assertThat(trades(user, ""))
                .singleElement()
                .satisfies(trade -> assertThat(trade.getString("status")).isEqualTo("OPEN"));
    }

    @Test
    void an_import_that_runs_is_stopped_and_undone() {
        var user = trading.user();
        var account = openAccount(user);
        var accepted = user.post("/trades/imports?accountId=" + account, fills(0, 30_000), "text/csv");
        undo(user, accepted.bodyAsJsonObject().getString("id"));
        assertThat(trades(user, "")).isEmpty();
    }

    @Test
    void an_undo_whose_service_stops_goes_on_in_the_next() {
        var database = TestPostgres.newDatabase();
        var userId = UUID.randomUUID();
        String id;
        try (var first = TestTrading.start(database)) {
            var user = first.service().client("trading", userId);
            id = first.importFile(user, openAccount(user), fills(0, 12_000)).getString("id");
            assertThat(user.delete("/trades/imports/" + id).statusCode()).isEqualTo(202);
        }
        try (var second = TestTrading.start(database)) {
            var user = second.service().client("trading", userId);
            assertThat(second.undo(user, id).getString("status")).isEqualTo("UNDONE");
            assertThat(trades(user, "")).isEmpty();
        }
    }

    private static void undo(ContractClient user, String importId) {
        assertThat(trading.undo(user, importId).getString("status")).isEqualTo("UNDONE");
    }

    private static int fillsInTrades(ContractClient user) {
        return trades(user, "").stream()
                .mapToInt(trade -> trade.getInteger("executionCount"))
                .sum();
    }

    private static Buffer fills(int from, int to) {
        return Buffer.buffer(IntStream.range(from, to)
                .mapToObj(row -> "AAPL," + (row % 2 == 0 ? "BUY" : "SELL") + ",1,10" + row % 7
                        + ",2026-03-02T14:30:%02dZ,STOCK,T%d".formatted(row / 2 % 60, row))
                .collect(Collectors.joining(
                        "\n", "symbol,side,quantity,price,executedAt,assetClass,externalId\n", "\n")));
    }
}
