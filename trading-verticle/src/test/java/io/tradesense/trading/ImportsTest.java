package io.tradesense.trading;

import static io.tradesense.trading.TestTrading.openAccount;
import static io.tradesense.trading.TestTrading.statement;
import static io.tradesense.trading.TestTrading.trades;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.testing.ContractClient;
import io.tradesense.kit.testing.TestPostgres;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImportsTest extends TradingTest {
    @Test
    void a_file_becomes_trades_and_the_same_file_again_becomes_nothing() {
        var user = trading.user();
        String account = openAccount(user);
        var first = trading.importFile(user, account, csv(rows(0, 300)));
        assertThat(first.getString("status")).isEqualTo("COMPLETED");
        assertThat(first.getString("format")).isEqualTo("generic-csv");
        assertThat(first.getInteger("imported")).isEqualTo(300);
        assertThat(first.getDouble("progress")).isEqualTo(1.0);
        var trades = figures(user);
        var again = trading.importFile(user, account, csv(rows(0, 300)));
        assertThat(again.getInteger("imported")).isZero();
        assertThat(again.getInteger("duplicates")).isEqualTo(300);
        assertThat(figures(user)).isEqualTo(trades);
    }

    @Test
    void two_halves_in_either_order_are_the_whole() {
        var whole = trading.user();
        assertThat(trading.importFile(whole, openAccount(whole), csv(rows(0, 400)))
                        .getString("status"))
                .isEqualTo("COMPLETED");
        var forwards = trading.user();
        String one = openAccount(forwards);
        assertThat(trading.importFile(forwards, one, csv(rows(0, 173))).getString("status"))
                .isEqualTo("COMPLETED");
        assertThat(trading.importFile(forwards, one, csv(rows(173, 400))).getString("status"))
                .isEqualTo("COMPLETED");
        var backwards = trading.user();
        String other = openAccount(backwards);
        assertThat(trading.importFile(backwards, other, csv(rows(173, 400))).getString("status"))
                .isEqualTo("COMPLETED");
        assertThat(trading.importFile(backwards, other, csv(rows(0, 173))).getString("status"))
                .isEqualTo("COMPLETED");
        assertThat(figures(forwards)).isEqualTo(figures(whole)).hasSizeGreaterThan(20);
        assertThat(figures(backwards)).isEqualTo(figures(whole));
    }

    @Test
    void faulty_rows_are_named_by_line_and_the_others_are_taken() {
        var user = trading.user();
        String account = openAccount(user);
        String file = """
                symbol,side,quantity,price,executedAt,assetClass
                AAPL,BUY,10,100.5,2026-03-02T14:30:00Z,STOCK
                AAPL,BUY,0,100.5,2026-03-02T14:31:00Z,STOCK
                AAPL,BUY,10,1e999,2026-03-02T14:32:00Z,STOCK
                AAPL,BUY,10,100,1850-03-02T14:33:00Z,STOCK
                %s,BUY,10,100,2026-03-02T14:34:00Z,STOCK
                AAPL,BUY
                AAPL,SELL,10,101.5,2026-03-02T15:30:00Z,STOCK
                """.formatted("A".repeat(300));
        var job = trading.importFile(user, account, Buffer.buffer(file));
        assertThat(job.getInteger("imported")).isEqualTo(2);
        assertThat(job.getInteger("rejected")).isEqualTo(5);
        assertThat(job.getJsonArray("errors").stream().map(error -> ((JsonObject) error).getInteger("line")))
                .containsExactly(3, 4, 5, 6, 7);
        assertThat(trades(user, ""))
                .singleElement()
                .satisfies(trade -> assertThat(trade.getString("netPnl")).isEqualTo("10"));
    }

    @Test
    void a_file_that_is_none_fails_with_a_sentence_and_leaves_nothing() {
        var user = trading.user();
        String account = openAccount(user);
        byte[] noise = new byte[100_000];
        new Random(7).nextBytes(noise);
        var job = trading.importFile(user, account, Buffer.buffer(noise));
        assertThat(job.getString("status")).isEqualTo("FAILED");
        assertThat(job.getString("detail")).contains("not a text file");
        var wrongColumns = trading.importFile(user, account, Buffer.buffer("colour,size\nred,10\n"));
        assertThat(wrongColumns.getString("detail")).contains("symbol");
        assertThat(trades(user, "")).isEmpty();
    }

    @Test
    void too_large_a_file_is_refused() {
        var user = trading.user();
        var refused = user.post(
                "/trades/imports?accountId=" + openAccount(user),
                Buffer.buffer(new byte[9 << 20]),
                "application/octet-stream");
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(TestTrading.items(user.get("/trades/imports").bodyAsJsonObject()))
                .isEmpty();
    }

    @Test
    void a_form_brings_its_file_and_a_retry_brings_it_once() {
        var user = trading.user();
        String account = openAccount(user);
        String form = "--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"t.csv\"\r\n\r\n"
                + csv(rows(0, 10)) + "\r\n--x--\r\n";
        var retrying = user.with("Idempotency-Key", "import-1");
        var uri = "/trades/imports?accountId=" + account;
        var accepted = retrying.post(uri, Buffer.buffer(form), "multipart/form-data; boundary=x");
        assertThat(accepted.statusCode()).isEqualTo(202);
        var again = retrying.post(uri, Buffer.buffer(form), "multipart/form-data; boundary=x");
        assertThat(again.bodyAsJsonObject().getString("id"))
                .isEqualTo(accepted.bodyAsJsonObject().getString("id"));
        var job = trading.ended(user, accepted.bodyAsJsonObject().getString("id"));
        assertThat(job.getInteger("imported")).isEqualTo(10);
        assertThat(TestTrading.items(user.get("/trades/imports").bodyAsJsonObject()))
                .hasSize(1);
    }

    @Test
    void a_strangers_account_takes_no_file() {
        String account = openAccount(trading.user());
        assertThat(trading.user()
                        .post("/trades/imports?accountId=" + account, csv(rows(0, 1)), "text/csv")
                        .statusCode())
                .isEqualTo(404);
        assertThat(trading.user()
                        .post("/trades/imports?accountId=" + account + "&timezone=Mars", csv(rows(0, 1)), "text/csv")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void an_import_whose_service_stops_goes_on_in_the_next() {
        String database = TestPostgres.newDatabase();
        var userId = UUID.randomUUID();
        String id;
        String account;
        try (var first = TestTrading.start(database)) {
            var user = first.service().client("trading", userId);
            account = openAccount(user);
            id = user.post("/trades/imports?accountId=" + account, csv(rows(0, 30_000)), "text/csv")
                    .bodyAsJsonObject()
                    .getString("id");
        }
        try (var second = TestTrading.start(database)) {
            var user = second.service().client("trading", userId);
            var job = second.ended(user, id);
            assertThat(job.getString("status")).isEqualTo("COMPLETED");
            assertThat(job.getInteger("imported") + job.getInteger("duplicates"))
                    .isEqualTo(30_000);
            // Given back, not left to a lease that runs out: that would have been another attempt.
            second.sql("SELECT 1 FROM imports WHERE status = 'COMPLETED' AND attempts = 1");
            var again = second.importFile(user, account, csv(rows(0, 30_000)));
            assertThat(again.getInteger("duplicates")).isEqualTo(30_000);
        }
    }

    @Test
    void every_broker_sample_is_recognised_and_read() {
        for (String name : List.of(
                "ibkr-flex.xml",
                "ibkr-activity.csv",
                "schwab.csv",
                "thinkorswim.csv",
                "fidelity.csv",
                "tastytrade.csv",
                "kraken.csv")) {
            var user = trading.user();
            var job = trading.importFile(user, openAccount(user), statement(name));
            assertThat(job.getString("status")).as("%s: %s", name, job.encode()).isEqualTo("COMPLETED");
            assertThat(name).startsWith(job.getString("format"));
            assertThat(job.getInteger("imported")).isPositive();
        }
    }

    /** Fills of a seeded trader, sorted by time, some of them in one instant and each with its broker's id. */
    private static String rows(int from, int to) {
        var random = new Random(42);
        var symbols = List.of("AAPL", "MSFT", "ESZ5");
        return IntStream.range(0, to)
                .mapToObj(row -> {
                    String symbol = symbols.get(random.nextInt(symbols.size()));
                    String asset = symbol.startsWith("ES") ? "FUTURE" : "STOCK";
                    String side = random.nextBoolean() ? "BUY" : "SELL";
                    return String.join(
                            ",",
                            symbol,
                            side,
                            String.valueOf(1 + random.nextInt(9)),
                            "1" + random.nextInt(90) + "." + random.nextInt(100),
                            Instant.ofEpochSecond(1_760_000_000L + row / 2).toString(),
                            asset,
                            "T" + row);
                })
                .skip(from)
                .collect(Collectors.joining("\n"));
    }

    private static Buffer csv(String rows) {
        return Buffer.buffer("symbol,side,quantity,price,executedAt,assetClass,externalId\n" + rows + "\n");
    }

    private static List<JsonObject> figures(ContractClient user) {
        return trades(user, "?limit=500&sort=openedAt").stream()
                .map(JsonObject::copy)
                .peek(trade -> trade.remove("id"))
                .peek(trade -> trade.remove("partOf"))
                .peek(trade -> trade.remove("accountId"))
                .sorted(Comparator.comparing(JsonObject::encode))
                .toList();
    }
}
