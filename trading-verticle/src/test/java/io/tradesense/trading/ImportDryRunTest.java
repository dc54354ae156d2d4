package io.tradesense.trading;

import static io.tradesense.trading.TestTrading.items;
import static io.tradesense.trading.TestTrading.openAccount;
import static io.tradesense.trading.TestTrading.rows;
import static io.tradesense.trading.TestTrading.trades;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.testing.ContractClient;
import io.tradesense.kit.testing.TestPostgres;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What would become of a file, row by row, and the dry run made real. */
class ImportDryRunTest extends TradingTest {
    private static final String DRY = "&dryRun=true";
    private static final String HEADING = "symbol,side,quantity,price,executedAt,assetClass,externalId\n";
    private static final String FILE = HEADING + """
            AAPL,BUY,10,100,2026-03-02T14:30:00Z,STOCK,T1
            AAPL,SELL,10,101,2026-03-02T15:30:00Z,STOCK,T2
            AAPL,BUY,0,101,2026-03-02T15:31:00Z,STOCK,T3
            MSFT,BUY,5,300,2026-03-02T16:00:00Z,STOCK,
            MSFT,BUY,5,300,2026-03-02T16:00:00Z,STOCK,
            """;

    @Test
    void a_dry_run_says_what_would_become_of_each_row_and_records_nothing() {
        var user = trading.user();
        var account = openAccount(user);
        var job = trading.importFile(user, account, DRY, Buffer.buffer(FILE));
        assertThat(job.getBoolean("dryRun")).isTrue();
        assertThat(job.getInteger("imported")).isEqualTo(4);
        assertThat(trades(user, "")).isEmpty();
        assertThat(outcomes(user, job)).containsExactly("2 ADDED", "3 ADDED", "4 REJECTED", "5 ADDED", "6 ADDED");
        var first = rows(user, job, "").get(0);
        assertThat(first.getJsonObject("execution").getString("price")).isEqualTo("100");
        assertThat(first.getString("tradeId")).isNull();
        assertThat(rows(user, job, "?outcome=REJECTED"))
                .singleElement()
                .satisfies(row -> assertThat(row.getString("why")).contains("quantity"));
    }

    @Test
    void a_confirmed_dry_run_becomes_what_it_said_once() {
        var user = trading.user();
        var account = openAccount(user);
        var tried = trading.importFile(user, account, DRY, Buffer.buffer(FILE));
        var said = outcomes(user, tried);
        var confirm = "/trades/imports/" + tried.getString("id") + "/confirm";
        assertThat(user.post(confirm, null).statusCode()).isEqualTo(202);
        var job = trading.ended(user, tried.getString("id"));
        assertThat(job.getBoolean("dryRun")).isFalse();
        assertThat(outcomes(user, job)).isEqualTo(said);
        assertThat(trades(user, "")).hasSize(2);
        assertThat(user.post(confirm, null).statusCode()).isEqualTo(202);
        assertThat(trading.ended(user, tried.getString("id"))).isEqualTo(job);
        assertThat(rows(user, job, "?outcome=ADDED").get(0).getString("tradeId"))
                .isNotNull();
    }

    @Test
    void what_is_no_dry_run_cannot_be_confirmed_nor_can_a_strangers() {
        var user = trading.user();
        var account = openAccount(user);
        var real = trading.importFile(user, account, Buffer.buffer(FILE));
        assertThat(user.post("/trades/imports/" + real.getString("id") + "/confirm", null)
                        .statusCode())
                .isEqualTo(409);
        var failed = trading.importFile(user, account, DRY, Buffer.buffer("colour,size\nred,10\n"));
        assertThat(user.post("/trades/imports/" + failed.getString("id") + "/confirm", null)
                        .statusCode())
                .isEqualTo(409);
        var stranger = trading.user();
        assertThat(stranger.post("/trades/imports/" + real.getString("id") + "/confirm", null)
                        .statusCode())
                .isEqualTo(404);
        assertThat(stranger.get("/trades/imports/" + real.getString("id") + "/rows")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_dry_run_of_a_known_file_finds_duplicates_and_what_the_broker_corrected() {
        var user = trading.user();
        var account = openAccount(user);
        assertThat(trading.importFile(user, account, Buffer.buffer(FILE)).getInteger("imported"))
                .isEqualTo(4);
        var corrected = Buffer.buffer(FILE.replace("SELL,10,101,", "SELL,10,102,"));
        var tried = trading.importFile(user, account, DRY, corrected);
        assertThat(outcomes(user, tried))
                .containsExactly("2 DUPLICATE", "3 CHANGED", "4 REJECTED", "5 DUPLICATE", "6 DUPLICATE");
        assertThat(netPnlOfAapl(user)).isEqualTo("10");
    }

    @Test
    void a_brokers_correction_is_a_fact_and_the_older_file_takes_it_not_back() {
        var user = trading.user();
        var account = openAccount(user);
        var corrected = Buffer.buffer(FILE.replace("SELL,10,101,", "SELL,10,102,"));
        assertThat(trading.importFile(user, account, Buffer.buffer(FILE)).getInteger("changed"))
                .isZero();
        var job = trading.importFile(user, account, corrected);
        assertThat(job.getInteger("changed")).isEqualTo(1);
        assertThat(rows(user, job, "?outcome=CHANGED"))
                .singleElement()
                .satisfies(row -> assertThat(row.getString("why")).isEqualTo("price: 101 became 102"));
        assertThat(netPnlOfAapl(user)).isEqualTo("20");
        for (var again : List.of(Buffer.buffer(FILE), corrected)) {
            var repeated = trading.importFile(user, account, again);
            assertThat(repeated.getInteger("changed")).isZero();
            assertThat(repeated.getInteger("duplicates")).isEqualTo(4);
        }
        assertThat(netPnlOfAapl(user)).isEqualTo("20");
        assertThat(trading.undo(user, job.getString("id")).getString("status")).isEqualTo("UNDONE");
        assertThat(netPnlOfAapl(user)).isEqualTo("10");
    }

    @Test
    void one_file_that_says_an_execution_twice_adds_it_once_and_takes_its_last_word() {
        var file = Buffer.buffer(HEADING + """
                AAPL,BUY,10,100,2026-03-02T14:30:00Z,STOCK,T1
                AAPL,SELL,10,101,2026-03-02T15:30:00Z,STOCK,T2
                AAPL,SELL,10,101,2026-03-02T15:30:00Z,STOCK,T2
                AAPL,SELL,10,103,2026-03-02T15:30:00Z,STOCK,T2
                """);
        var user = trading.user();
        var account = openAccount(user);
        var tried = trading.importFile(user, account, DRY, file);
        assertThat(outcomes(user, tried)).containsExactly("2 ADDED", "3 ADDED", "4 DUPLICATE", "5 CHANGED");
        var job = trading.importFile(user, account, file);
        assertThat(outcomes(user, job)).isEqualTo(outcomes(user, tried));
        assertThat(netPnlOfAapl(user)).isEqualTo("30");
        assertThat(trading.importFile(user, account, file).getInteger("duplicates"))
                .isEqualTo(4);
    }

    @Test
    void rows_come_in_pages_in_the_files_order() {
        var user = trading.user();
        var job = trading.importFile(user, openAccount(user), Buffer.buffer(FILE));
        var uri = "/trades/imports/" + job.getString("id") + "/rows?limit=2";
        var page = user.get(uri).bodyAsJsonObject();
        var next = user.get(uri + "&cursor=" + page.getString("nextCursor")).bodyAsJsonObject();
        assertThat(items(page)).extracting(row -> row.getInteger("line")).containsExactly(2, 3);
        assertThat(items(next)).extracting(row -> row.getInteger("line")).containsExactly(4, 5);
        assertThat(user.get("/trades/imports/" + job.getString("id") + "/rows?cursor=xx")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_confirmation_whose_service_stops_happens_once() {
        var database = TestPostgres.newDatabase();
        var userId = UUID.randomUUID();
        String id;
        try (var first = TestTrading.start(database)) {
            var user = first.service().client("trading", userId);
            var tried = first.importFile(user, openAccount(user), DRY, Buffer.buffer(HEADING + many(15_000)));
            id = tried.getString("id");
            assertThat(user.post("/trades/imports/" + id + "/confirm", null).statusCode())
                    .isEqualTo(202);
        }
        try (var second = TestTrading.start(database)) {
            var user = second.service().client("trading", userId);
            assertThat(second.ended(user, id).getInteger("imported")).isEqualTo(15_000);
        }
    }

    private static String many(int rows) {
        return IntStream.range(0, rows)
                .mapToObj(
                        row -> "AAPL," + (row % 2 == 0 ? "BUY" : "SELL") + ",1,100,2026-03-02T14:30:00Z,STOCK,M" + row)
                .collect(Collectors.joining("\n"));
    }

    private static List<String> outcomes(ContractClient user, JsonObject job) {
        return rows(user, job, "").stream()
                .map(row -> row.getInteger("line") + " " + row.getString("outcome"))
                .toList();
    }

    private static String netPnlOfAapl(ContractClient user) {
        return trades(user, "?symbol=AAPL").get(0).getString("netPnl");
    }
}
