package io.tradesense.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.auth.admin.pg.FirstAdministrator;
import io.tradesense.kit.identity.Caller;
import io.tradesense.kit.testing.ContractClient;
import io.tradesense.kit.testing.TestPostgres;
import io.tradesense.kit.testing.TestService;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;

/** Auth on a database of its own, with a clock the test moves, and what tests do with it again and again. */
final class TestAuth implements AutoCloseable {
    static final String PASSWORD = "tR8#kq!v rabbit";
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    final MovableClock clock;
    final String database;
    final TestService service;
    final Pool sql;

    private TestAuth(MovableClock clock, String database, Map<String, String> settings) {
        this.clock = clock;
        this.database = database;
        Map<String, String> all = new HashMap<>(settings);
        all.put("AUTH_DATABASE_URL", database);
        all.putIfAbsent("AUTH_MAIL_POLL", "50ms");
        this.service = TestService.start(all, new AuthService(platform -> clock));
        this.sql = PgBuilder.pool()
                .connectingTo(PgConnectOptions.fromUri(database))
                .using(service.running().platform().vertx())
                .build();
    }

    static TestAuth start() {
        return on(TestPostgres.newDatabase(), new MovableClock(), Map.of());
    }

    static TestAuth start(Map<String, String> settings) {
        return on(TestPostgres.newDatabase(), new MovableClock(), settings);
    }

    static TestAuth on(String database, MovableClock clock, Map<String, String> settings) {
        return new TestAuth(clock, database, settings);
    }

    /** Somebody signed in. */
    record Person(UUID id, String email, UUID sessionId, String accessToken, String refreshToken) {

        static Person of(JsonObject signedIn) {
            JsonObject claims = claims(signedIn.getString("accessToken"));
            return new Person(
                    UUID.fromString(signedIn.getJsonObject("user").getString("id")),
                    signedIn.getJsonObject("user").getString("email"),
                    UUID.fromString(claims.getString("sid")),
                    signedIn.getString("accessToken"),
                    signedIn.getString("refreshToken"));
        }
    }

    /** The claims of a token, whoever signed it. */
    static JsonObject claims(String token) {
        return part(token, 1);
    }

    static JsonObject header(String token) {
        return part(token, 0);
    }

    private static JsonObject part(String token, int index) {
        return new JsonObject(Buffer.buffer(Base64.getUrlDecoder().decode(token.split("\\.")[index])));
    }

    static String newAddress() {
        return "person" + PEOPLE.incrementAndGet() + "@mail.example";
    }

    static JsonObject registration(String email) {
        return new JsonObject().put("email", email).put("password", PASSWORD).put("name", "Ada Trader");
    }

    Person register() {
        var answer = anonymous().post("/auth/register", registration(newAddress()));
        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(201);
        return Person.of(answer.bodyAsJsonObject());
    }

    Person login(String email) {
        var answer = tryLogin(email, PASSWORD);
        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(200);
        return Person.of(answer.bodyAsJsonObject());
    }

    HttpResponse<Buffer> tryLogin(String email, String password) {
        return anonymous()
                .post("/auth/login", new JsonObject().put("email", email).put("password", password));
    }

    HttpResponse<Buffer> refresh(String token) {
        return anonymous().post("/auth/refresh", new JsonObject().put("refreshToken", token));
    }

    ContractClient anonymous() {
        return service.anonymous("auth");
    }

    ContractClient as(Person person) {
        return service.client(
                "auth",
                new Caller(
                        "gateway",
                        person.id(),
                        Set.of("user"),
                        person.sessionId().toString()));
    }

    /** Somebody new who was made an administrator as the command does it, signed in with that role. */
    Person administrator() {
        var person = register();
        makeAdministrator(person);
        return login(person.email());
    }

    void makeAdministrator(Person person) {
        assertThat(await(new FirstAdministrator(sql).grant(person.email(), clock.instant())))
                .isTrue();
    }

    /** A program that speaks for a person without a session. */
    ContractClient keyOf(Person person) {
        return service.client("auth", new Caller("gateway", person.id(), Set.of("user"), null));
    }

    /** What stands in the log of a user, newest first. */
    List<String> audit(UUID userId) {
        return rows("SELECT kind FROM audit_events WHERE user_id = $1 ORDER BY number DESC", userId).stream()
                .map(row -> row.getString("kind"))
                .toList();
    }

    /** What the feed says of one user, as {@code type data}. */
    List<JsonObject> events(UUID userId) {
        JsonArray items = anonymous().get("/internal/events").bodyAsJsonObject().getJsonArray("items");
        return items.stream()
                .map(JsonObject.class::cast)
                .filter(event -> event.getString("subject").equals(userId.toString()))
                .toList();
    }

    List<String> eventTypes(UUID userId) {
        return events(userId).stream()
                .map(event -> event.getString("type").replaceAll("tradesense\\.auth\\.|\\.v1", ""))
                .toList();
    }

    List<Row> rows(String query, Object... values) {
        return StreamSupport.stream(
                        await(sql.preparedQuery(query).execute(Tuple.from(values)))
                                .spliterator(),
                        false)
                .toList();
    }

    /** The answers of as many calls that all start at the same moment, each on a thread of its own. */
    static <T> List<T> atOnce(int calls, Callable<T> call) {
        var start = new CyclicBarrier(calls);
        ExecutorService threads = Executors.newFixedThreadPool(calls);
        try {
            Callable<T> together = () -> {
                start.await();
                return call.call();
            };
            List<T> answers = new ArrayList<>();
            for (var answer : threads.invokeAll(Collections.nCopies(calls, together))) {
                answers.add(answer.get());
            }
            return answers;
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        } finally {
            threads.shutdownNow();
        }
    }

    static <T> T await(Future<T> future) {
        try {
            return future.await(60, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new IllegalStateException(late);
        }
    }

    @Override
    public void close() {
        service.close();
    }
}
