package io.tradesense.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.testing.ContractClient;
import io.tradesense.kit.testing.TestPostgres;
import io.tradesense.kit.testing.TestService;
import io.tradesense.kit.testing.Waiting;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A trading service of a test class's own, and short words for what the tests do with it. */
final class TestTrading implements AutoCloseable {
    private static final String TOLD = "SELECT data::text AS data FROM outbox WHERE type = $1 ORDER BY number";
    private final TestService service;
    private final Pool database;

    private TestTrading(TestService service, String database) {
        this.service = service;
        this.database = PgBuilder.pool()
                .connectingTo(database)
                .using(service.running().platform().vertx())
                .build();
    }

    static TestTrading start() {
        return start(TestPostgres.newDatabase());
    }

    static TestTrading start(String database) {
        return start(database, Map.of());
    }

    /** @param more settings */
    static TestTrading start(String database, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "TRADING_DATABASE_URL",
                database,
                "TRADING_IMPORT_BYTES",
                String.valueOf(8 << 20),
                "TRADING_EXCURSIONS_EVERY",
                "500ms",
                "TRADING_RULES_EVERY",
                "200ms"));
        settings.putAll(more);
        return new TestTrading(TestService.start(settings, new TradingService()), database);
    }

    TestService service() {
        return service;
    }

    ContractClient user() {
        return service.client("trading", UUID.randomUUID());
    }

    static String openAccount(ContractClient user) {
        var opened = user.post(
                "/portfolio/accounts",
                new JsonObject()
                        .put("name", "Main")
                        .put("broker", "Interactive Brokers")
                        .put("currency", "USD")
                        .put("startingBalance", "10000"));
        return opened.bodyAsJsonObject().getString("id");
    }

    static JsonObject fill(String accountId, String side, String quantity, String price, String at) {
        return new JsonObject()
                .put("accountId", accountId)
                .put("symbol", "AAPL")
                .put("assetClass", "STOCK")
                .put("side", side)
                .put("quantity", quantity)
                .put("price", price)
                .put("executedAt", at);
    }

    static void record(ContractClient user, JsonObject executions) {
        var recorded = user.post("/trades/executions", executions);
        if (recorded.statusCode() != 201) {
            throw new AssertionError(recorded.statusCode() + " " + recorded.bodyAsString());
        }
    }

    static List<JsonObject> trades(ContractClient user, String query) {
        return items(user.get("/trades" + query).bodyAsJsonObject());
    }

    static List<JsonObject> items(JsonObject page) {
        return page.getJsonArray("items", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    /** @param uri with a query, such as {@code /trades?limit=500} */
    static List<JsonObject> allPages(ContractClient user, String uri) {
        var page = user.get(uri).bodyAsJsonObject();
        List<JsonObject> all = new ArrayList<>(items(page));
        while (page.getString("nextCursor") != null) {
            page = user.get(uri + "&cursor=" + page.getString("nextCursor")).bodyAsJsonObject();
            all.addAll(items(page));
        }
        return all;
    }

    /** Takes the file in and answers the import when it has ended. */
    JsonObject importFile(ContractClient user, String accountId, Buffer file) {
        return importFile(user, accountId, "", file);
    }

    /** @param query more of it, such as {@code &dryRun=true} */
    JsonObject importFile(ContractClient user, String accountId, String query, Buffer file) {
        var accepted = user.post("/trades/imports?accountId=" + accountId + query, file, "application/octet-stream");
        if (accepted.statusCode() != 202) {
            throw new AssertionError(accepted.statusCode() + " " + accepted.bodyAsString());
        }
        return ended(user, accepted.bodyAsJsonObject().getString("id"));
    }

    /** Takes the import back and answers it when nothing of it is left. */
    JsonObject undo(ContractClient user, String importId) {
        var undoing = user.delete("/trades/imports/" + importId);
        if (undoing.statusCode() != 202) {
            throw new AssertionError(undoing.statusCode() + " " + undoing.bodyAsString());
        }
        return at(user, importId, List.of("UNDONE"));
    }

    JsonObject ended(ContractClient user, String importId) {
        return at(user, importId, List.of("COMPLETED", "FAILED"));
    }

    private JsonObject at(ContractClient user, String importId, List<String> statuses) {
        for (int turn = 0; turn < 600; turn++) {
            var job = user.get("/trades/imports/" + importId).bodyAsJsonObject();
            if (statuses.contains(job.getString("status"))) {
                return job;
            }
            aMoment();
        }
        throw new AssertionError("the import did not come to be one of " + statuses);
    }

    static List<JsonObject> rows(ContractClient user, JsonObject job, String query) {
        return items(user.get("/trades/imports/" + job.getString("id") + "/rows" + query)
                .bodyAsJsonObject());
    }

    /** Asks again until the answer is as it will be in the end. */
    JsonObject eventually(Supplier<JsonObject> question, Predicate<JsonObject> wanted) {
        for (int turn = 0; turn < 300; turn++) {
            var answer = question.get();
            if (wanted.test(answer)) {
                return answer;
            }
            aMoment();
        }
        throw new AssertionError("it never came: " + question.get());
    }

    /** What the service told of a type, as data, in order. */
    List<JsonObject> told(String type) {
        List<JsonObject> told = new ArrayList<>();
        Waiting.await(database.preparedQuery(TOLD).execute(Tuple.of(type)))
                .forEach(row -> told.add(new JsonObject(row.getString("data"))));
        return told;
    }

    /** Changes the database behind the service's back. */
    void sql(String statement) {
        assertThat(Waiting.await(database.query(statement).execute()).rowCount())
                .isPositive();
    }

    static Buffer statement(String name) {
        try (var file = TestTrading.class.getResourceAsStream("/statements/" + name)) {
            if (file == null) {
                throw new AssertionError("no statement " + name);
            }
            return Buffer.buffer(file.readAllBytes());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Lets the service work before it is asked again. */
    private void aMoment() {
        var passed = new CountDownLatch(1);
        service.running().platform().vertx().setTimer(100, timer -> passed.countDown());
        try {
            if (!passed.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("the event loop stands still");
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        service.close();
    }
}
