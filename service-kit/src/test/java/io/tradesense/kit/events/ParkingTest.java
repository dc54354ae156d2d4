package io.tradesense.kit.events;

import static io.tradesense.kit.testing.Waiting.await;
import static io.tradesense.kit.testing.Waiting.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.Fault;
import io.tradesense.kit.client.Instances;
import io.tradesense.kit.client.ServiceClient;
import io.tradesense.kit.config.Settings;
import io.tradesense.kit.identity.Caller;
import io.tradesense.kit.operations.Operations;
import io.tradesense.kit.operations.OperationsRoute;
import io.tradesense.kit.operations.ParkedEvent;
import io.tradesense.kit.pg.Database;
import io.tradesense.kit.testing.KitService;
import io.tradesense.kit.testing.TestPostgres;
import io.tradesense.kit.testing.TestService;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParkingTest {
    private static final String TYPE = "tradesense.test.happened.v1";
    private static final int LOOK_MILLIS = 20;
    private final Outbox outbox = new Outbox("test");
    private final String url = TestPostgres.newDatabase();
    private final TestService service =
            TestService.start(Map.of("TEST_DATABASE_URL", url), new KitService().withDatabase());
    private final Vertx vertx = service.running().platform().vertx();
    private final Operations operations = service.running().platform().operations();
    private final Pool pool =
            Database.of("test", new Settings(Map.of("TEST_DATABASE_URL", url))).pool(vertx);
    private final Set<String> poisonous = new CopyOnWriteArraySet<>();
    private final AtomicInteger interruptions = new AtomicInteger();

    @AfterEach
    void close() {
        service.close();
    }

    /** Subjects look like "ann-1": the first event about ann. */
    private void happen(String... subjects) {
        var events = List.of(subjects).stream()
                .map(subject -> new NewEvent(
                        TYPE, subject, new JsonObject().put("userId", subject.substring(0, subject.indexOf('-')))))
                .toList();
        write(transaction -> outbox.append(transaction, events));
    }

    private void write(Function<SqlConnection, Future<Void>> work) {
        Future<Integer> written =
                pool.withTransaction(transaction -> work.apply(transaction).map(1));
        assertThat(await(written).intValue()).isEqualTo(1);
    }

    private FeedConsumer consumer() {
        var platform = service.running().platform();
        var client = new ServiceClient(vertx, new Instances(vertx, platform.registry()), platform.tokens());
        return await(FeedConsumer.start(
                vertx, operations, "test", "test", Set.of(TYPE), platform.events(), client, pool, this::apply));
    }

    private Future<Void> apply(SqlConnection transaction, List<Event> events) {
        Future<Void> applied = Future.succeededFuture();
        for (Event event : events) {
            if (poisonous.contains(event.subject())) {
                throw new IllegalStateException(event.subject() + " is against its contract");
            }
            if (interruptions.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                return Future.failedFuture(Fault.unavailable("somebody else is away", Duration.ofSeconds(1)));
            }
            applied = applied.compose(done -> transaction
                    .preparedQuery("INSERT INTO applied VALUES ($1)")
                    .execute(Tuple.of(event.subject()))
                    .mapEmpty());
        }
        return applied;
    }

    private List<String> applied() {
        var rows =
                await(pool.query("SELECT subject FROM applied ORDER BY number").execute());
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getString("subject"))
                .toList();
    }

    private void untilApplied(String last) {
        Promise<Boolean> promise = Promise.promise();
        vertx.setPeriodic(
                LOOK_MILLIS,
                timer -> pool.preparedQuery("SELECT 1 FROM applied WHERE subject = $1")
                        .execute(Tuple.of(last))
                        .onSuccess(rows -> {
                            if (rows.size() > 0) {
                                promise.tryComplete(true);
                                vertx.cancelTimer(timer);
                            }
                        }));
        assertThat(await(promise.future())).isTrue();
    }

    private static List<String> subjects(List<ParkedEvent> parked) {
        return parked.stream().map(ParkedEvent::subject).toList();
    }

    @Test
    void what_cannot_be_applied_is_parked_with_all_that_follows_of_its_owner_and_nothing_else_waits() {
        poisonous.add("ann-2");
        happen("ann-1", "bob-1", "ann-2", "bob-2", "ann-3");
        var consumer = consumer();
        untilApplied("bob-2");
        happen("ann-4", "bob-3");
        consumer.wake();
        untilApplied("bob-3");
        assertThat(applied()).containsExactly("ann-1", "bob-1", "bob-2", "bob-3");
        var parked = await(consumer.parkedEvents(0, 10));
        assertThat(subjects(parked)).containsExactly("ann-2", "ann-3", "ann-4");
        assertThat(parked.get(0).error()).contains("ann-2 is against its contract");
        assertThat(parked.get(0).tries()).isEqualTo(Retries.MOST);
        assertThat(parked.get(1).error()).isNull();
    }

    @Test
    void a_replay_applies_an_owners_events_in_order_and_stops_at_the_next_that_fails() {
        poisonous.addAll(Set.of("ann-1", "ann-3"));
        happen("ann-1", "ann-2", "ann-3", "ann-4", "bob-1");
        var consumer = consumer();
        untilApplied("bob-1");
        poisonous.remove("ann-1");
        var any = await(consumer.parkedEvents(0, 10)).get(1);
        var first = await(consumer.replay(any.id()));
        assertThat(first.applied()).isEqualTo(2);
        assertThat(first.error()).contains("ann-3 is against its contract");
        assertThat(subjects(await(consumer.parkedEvents(0, 10)))).containsExactly("ann-3", "ann-4");
        poisonous.clear();
        var second =
                await(consumer.replay(await(consumer.parkedEvents(0, 10)).get(0).id()));
        assertThat(second.applied()).isEqualTo(2);
        assertThat(second.error()).isNull();
        happen("ann-5");
        consumer.wake();
        untilApplied("ann-5");
        assertThat(applied()).containsExactly("bob-1", "ann-1", "ann-2", "ann-3", "ann-4", "ann-5");
        assertThat(failureOf(consumer.replay(any.id()))).isInstanceOf(Fault.class);
    }

    @Test
    void a_version_that_can_apply_them_does_so_at_its_start() {
        poisonous.add("ann-1");
        happen("ann-1", "ann-2", "bob-1");
        consumer().wake();
        untilApplied("bob-1");
        poisonous.clear();
        consumer().wake();
        untilApplied("ann-2");
        assertThat(applied()).containsExactly("bob-1", "ann-1", "ann-2");
    }

    @Test
    void what_fails_because_somebody_else_is_away_is_never_parked() {
        interruptions.set(3 * Retries.MOST);
        happen("ann-1", "ann-2");
        var consumer = consumer();
        vertx.setPeriodic(LOOK_MILLIS, timer -> consumer.wake());
        untilApplied("ann-2");
        assertThat(applied()).containsExactly("ann-1", "ann-2");
        assertThat(await(consumer.parkedEvents(0, 10))).isEmpty();
    }

    @Test
    void nothing_parked_outlives_its_owner() {
        var ann = UUID.randomUUID();
        var event = new NewEvent(TYPE, "x-1", new JsonObject().put("userId", ann.toString()));
        poisonous.add("x-1");
        write(transaction -> outbox.append(transaction, List.of(event)));
        happen("bob-1");
        var consumer = consumer();
        untilApplied("bob-1");
        write(transaction -> ParkedEvents.forget(transaction, List.of(ann)));
        assertThat(await(consumer.parkedEvents(0, 10))).isEmpty();
    }

    @Test
    void thousands_of_events_that_waited_are_applied_once_each_in_order() {
        String[] all = IntStream.range(0, 5_000)
                .mapToObj(number -> "user" + number % 50 + "-" + number)
                .toArray(String[]::new);
        happen(all);
        var consumer = consumer();
        untilApplied(all[all.length - 1]);
        assertThat(applied()).containsExactly(all);
        assertThat(consumer.behindSince()).isNull();
    }

    @Test
    void the_gateway_sees_and_replays_what_is_parked_and_nobody_else_does() {
        poisonous.add("ann-1");
        happen("ann-1", "ann-2", "bob-1");
        consumer().wake();
        untilApplied("bob-1");
        var gateway = service.anonymous("test");
        var items =
                gateway.get(OperationsRoute.PATH + "/parked").bodyAsJsonObject().getJsonArray("items");
        assertThat(items).hasSize(2);
        assertThat(items.getJsonObject(0).getString("error")).contains("IllegalStateException");
        assertThat(items.getJsonObject(1).getBoolean("waiting")).isTrue();
        poisonous.clear();
        String id = items.getJsonObject(0).getString("id");
        String replay = OperationsRoute.PATH + "/parked/" + id + "/replay";
        assertThat(gateway.post(replay, new JsonObject()).bodyAsJsonObject().getInteger("applied"))
                .isEqualTo(2);
        assertThat(gateway.post(replay, new JsonObject()).statusCode()).isEqualTo(404);
        var overview = gateway.get(OperationsRoute.PATH).bodyAsJsonObject();
        assertThat(overview.getString("service")).isEqualTo("test");
        assertThat(overview.getJsonArray("consumers").getJsonObject(0).getString("source"))
                .isEqualTo("test");
        var stranger = service.client("test", Caller.service("billing"));
        assertThat(stranger.get(OperationsRoute.PATH).statusCode()).isEqualTo(403);
    }

    @Test
    void lag_and_parked_events_are_in_the_metrics() {
        poisonous.add("ann-1");
        happen("ann-1", "bob-1");
        var consumer = consumer();
        untilApplied("bob-1");
        Promise<Boolean> counted = Promise.promise();
        vertx.setPeriodic(LOOK_MILLIS, timer -> {
            consumer.wake();
            if (consumer.parked() == 1) {
                counted.tryComplete(true);
            }
        });
        assertThat(await(counted.future())).isTrue();
        String metrics = service.anonymous("test").get("/metrics").bodyAsString();
        assertThat(metrics)
                .contains("feed_parked{service=\"test\",source=\"test\"} 1.0")
                .contains("feed_lag_seconds{service=\"test\",source=\"test\"} 0.0");
    }
}
