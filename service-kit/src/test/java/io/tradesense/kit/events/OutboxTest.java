package io.tradesense.kit.events;

import static io.tradesense.kit.testing.Waiting.await;
import static io.tradesense.kit.testing.Waiting.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.client.Instances;
import io.tradesense.kit.client.ServiceClient;
import io.tradesense.kit.config.Secret;
import io.tradesense.kit.config.Settings;
import io.tradesense.kit.pg.Database;
import io.tradesense.kit.pg.Migrations;
import io.tradesense.kit.testing.KitService;
import io.tradesense.kit.testing.TestPostgres;
import io.tradesense.kit.testing.TestRedis;
import io.tradesense.kit.testing.TestService;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final String TYPE = "tradesense.test.happened.v1";
    private final Outbox outbox = new Outbox("test");
    private final String url = TestPostgres.newDatabase();
    private final TestService service =
            TestService.start(Map.of("TEST_DATABASE_URL", url), new KitService().withDatabase());
    private final Vertx vertx = service.running().platform().vertx();
    private final Pool pool =
            Database.of("test", new Settings(Map.of("TEST_DATABASE_URL", url))).pool(vertx);

    @BeforeEach
    void isEmpty() {
        assertThat(subjects(FeedPosition.START)).isEmpty();
    }

    @AfterEach
    void close() {
        service.close();
    }

    private Future<Void> append(SqlConnection transaction, String... subjects) {
        return outbox.append(
                transaction,
                List.of(subjects).stream()
                        .map(subject -> new NewEvent(TYPE, subject, new JsonObject().put("of", subject)))
                        .toList());
    }

    private void happen(String... subjects) {
        Future<Integer> written = pool.withTransaction(
                transaction -> append(transaction, subjects).map(1));
        assertThat(await(written).intValue()).isEqualTo(1);
    }

    private List<String> subjects(FeedPosition after) {
        return await(outbox.read(pool, after, 100)).stream().map(Event::subject).toList();
    }

    private List<String> applied() {
        var applied = new CopyOnWriteArrayList<String>();
        await(pool.query("SELECT subject FROM applied ORDER BY number").execute())
                .forEach(row -> applied.add(row.getString("subject")));
        return applied;
    }

    private static Future<Void> apply(SqlConnection transaction, List<Event> events) {
        Future<Void> applied = Future.succeededFuture();
        for (Event event : events) {
            applied = applied.compose(done -> transaction
                    .preparedQuery("INSERT INTO applied VALUES ($1)")
                    .execute(Tuple.of(event.subject()))
                    .mapEmpty());
        }
        return applied;
    }

    private void until(BooleanSupplier reached) {
        Promise<Void> promise = Promise.promise();
        vertx.setPeriodic(5, timer -> {
            if (reached.getAsBoolean()) {
                promise.tryComplete();
            }
        });
        assertThat(promise.future().map(true).await()).isTrue();
    }

    @Test
    void transactions_are_read_in_the_order_of_their_numbers_not_of_their_digits() {
        Future<?> written = pool.query("""
                        INSERT INTO outbox (transaction, type, subject, traceparent, data)
                        VALUES ('100', '%1$s', 'hundredth', '', '{}'), ('99', '%1$s', 'ninety-ninth', '', '{}')
                        """.formatted(TYPE)).execute();
        assertThat(await(written)).isNotNull();
        assertThat(subjects(FeedPosition.START)).containsExactly("ninety-ninth", "hundredth");
    }

    @Test
    void a_database_that_was_restored_into_a_younger_server_tells_on_behind_what_it_told_before() {
        happen("a", "b");
        Future<Integer> moved = pool.query(
                        "UPDATE outbox SET transaction = (transaction::text::bigint + 1000000)::text::xid8")
                .execute()
                .map(SqlResult::rowCount);
        assertThat(await(moved).intValue()).isEqualTo(2);
        startAgain();
        var told = await(outbox.read(pool, FeedPosition.START, 100));
        assertThat(told).extracting(Event::subject).containsExactly("a", "b");
        startAgain();
        happen("c");
        var later = await(outbox.read(pool, told.get(1).position(), 100));
        assertThat(later).extracting(Event::subject).containsExactly("c");
        var position = later.get(0).position();
        assertThat(position.epoch()).isEqualTo(1);
        assertThat(position).isGreaterThan(told.get(1).position());
        assertThat(FeedPosition.parse(position.toString())).isEqualTo(position);
        assertThat(subjects(FeedPosition.START)).containsExactly("a", "b", "c");
    }

    private void startAgain() {
        var settings = new Settings(Map.of("TEST_DATABASE_URL", url));
        Future<Integer> applied =
                Migrations.apply(vertx, Database.of("test", settings)).map(1);
        assertThat(await(applied).intValue()).isEqualTo(1);
    }

    @Test
    void a_transaction_that_writes_first_and_commits_last_is_not_skipped() {
        var slow = await(pool.getConnection());
        var open = await(slow.begin());
        assertThat(await(append(slow, "early").map(1))).isEqualTo(1);
        happen("late");
        assertThat(subjects(FeedPosition.START)).isEmpty();
        assertThat(await(open.commit().map(1))).isEqualTo(1);
        assertThat(subjects(FeedPosition.START)).containsExactly("early", "late");
    }

    @Test
    void a_transaction_that_rolls_back_says_nothing() {
        assertThat(failureOf(pool.withTransaction(transaction ->
                        append(transaction, "never").compose(done -> Future.failedFuture("changed my mind")))))
                .isNotNull();
        happen("after");
        assertThat(subjects(FeedPosition.START)).containsExactly("after");
    }

    @Test
    void each_event_is_published_once_in_order_and_a_new_relay_goes_on_from_there() {
        var heard = new CopyOnWriteArrayList<String>();
        var channel = new BusChannel(vertx.eventBus());
        assertThat(await(channel.subscribe(TYPE, event -> heard.add(event.subject()))
                        .map(1)))
                .isEqualTo(1);
        happen("a", "b", "c");
        OutboxRelay.start(vertx, pool, outbox, channel).wake();
        OutboxRelay.start(vertx, pool, outbox, channel).wake();
        until(() -> heard.size() >= 3);
        happen("d");
        OutboxRelay.start(vertx, pool, outbox, channel).wake();
        until(() -> heard.size() >= 4);
        assertThat(heard).containsExactly("a", "b", "c", "d");
    }

    @Test
    void events_travel_over_redis_and_what_is_no_event_does_no_harm() {
        try (var redis = TestRedis.start()) {
            var heard = new CopyOnWriteArrayList<String>();
            var channel = RedisChannel.start(vertx, new Secret(redis.url()));
            assertThat(await(channel.subscribe(TYPE, event -> heard.add(event.subject()))
                            .map(1)))
                    .isEqualTo(1);
            var client = Redis.createClient(vertx, redis.url());
            Promise<Void> listening = Promise.promise();
            vertx.setPeriodic(
                    5,
                    timer -> client.send(Request.cmd(Command.PUBLISH).arg(TYPE).arg("no event"))
                            .onSuccess(receivers -> {
                                if (receivers.toInteger() == 1) {
                                    listening.tryComplete();
                                }
                            }));
            assertThat(await(listening.future().map(1))).isEqualTo(1);
            happen("a", "b");
            OutboxRelay.start(vertx, pool, outbox, channel).wake();
            until(() -> heard.size() >= 2);
            assertThat(heard).containsExactly("a", "b");
        }
    }

    @Test
    void two_consumers_apply_each_event_once_and_an_effect_that_breaks_leaves_nothing_behind() {
        var breaks = new AtomicBoolean(true);
        var platform = service.running().platform();
        var client = new ServiceClient(vertx, new Instances(vertx, platform.registry()), platform.tokens());
        FeedConsumer.Effect effect = (transaction, events) -> apply(transaction, events)
                .compose(done -> breaks.getAndSet(false) ? Future.failedFuture("half way") : Future.succeededFuture());
        String[] all = IntStream.range(0, 40).mapToObj(number -> "e" + number).toArray(String[]::new);
        happen(all);
        for (int i = 0; i < 2; i++) {
            assertThat(await(FeedConsumer.start(
                            vertx,
                            "test",
                            "gateway",
                            Set.of(TYPE),
                            new BusChannel(vertx.eventBus()),
                            client,
                            pool,
                            effect)))
                    .isNotNull();
        }
        until(() -> !breaks.get());
        untilApplied(40);
        assertThat(applied()).containsExactly(all);
        happen("without a bell");
        untilApplied(41);
        assertThat(applied()).hasSize(41).endsWith("without a bell");
    }

    private void untilApplied(int count) {
        var enough = new AtomicBoolean();
        vertx.setPeriodic(
                20,
                timer -> pool.query("SELECT count(*) AS n FROM applied")
                        .execute()
                        .onSuccess(rows -> enough.compareAndSet(
                                false, rows.iterator().next().getInteger("n") >= count)));
        until(enough::get);
    }

    @Test
    void the_feed_is_not_for_users_and_refuses_a_place_that_is_none() {
        happen("a");
        var feed = service.anonymous("test");
        var page = feed.get(FeedRoute.PATH).bodyAsJsonObject();
        assertThat(page.getJsonArray("items")).hasSize(1);
        var next = feed.get(FeedRoute.PATH + "?after=" + page.getString("next")).bodyAsJsonObject();
        assertThat(next.getJsonArray("items")).isEmpty();
        assertThat(next.getString("next")).isEqualTo(page.getString("next"));
        for (String bad : new String[] {"x", "1", "-1.0", "1.-1", "1.2.3.4", "99999999999999999999.1"}) {
            assertThat(feed.get(FeedRoute.PATH + "?after=" + bad).statusCode())
                    .as(bad)
                    .isEqualTo(400);
        }
        assertThat(feed.get(FeedRoute.PATH + "?limit=x").statusCode()).isEqualTo(400);
        assertThat(service.client("test", UUID.randomUUID()).get(FeedRoute.PATH).statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_reader_that_keeps_nothing_begins_at_a_time() {
        happen("old");
        Future<?> aged =
                pool.query("UPDATE outbox SET time = now() - interval '1 hour'").execute();
        assertThat(await(aged)).isNotNull();
        happen("new");
        var feed = service.anonymous("test");
        var since = Instant.now().minus(Duration.ofMinutes(20));
        var page = feed.get(FeedRoute.PATH + "?since=" + since).bodyAsJsonObject();
        assertThat(page.getJsonArray("items")).hasSize(1);
        assertThat(page.getJsonArray("items").getJsonObject(0).getString("subject"))
                .isEqualTo("new");
        var after =
                feed.get(FeedRoute.PATH + "?after=" + page.getString("next")).bodyAsJsonObject();
        assertThat(after.getJsonArray("items")).isEmpty();
        var all = feed.get(FeedRoute.PATH + "?since=" + since.minus(Duration.ofDays(1)));
        assertThat(all.bodyAsJsonObject().getJsonArray("items")).hasSize(2);
        assertThat(feed.get(FeedRoute.PATH + "?since=yesterday").statusCode()).isEqualTo(400);
    }
}
