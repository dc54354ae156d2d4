package io.tradesense.kit.entitlements;

import static io.tradesense.kit.testing.Waiting.await;
import static io.tradesense.kit.testing.Waiting.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tradesense.kit.Fault;
import io.tradesense.kit.client.Instances;
import io.tradesense.kit.client.ServiceClient;
import io.tradesense.kit.config.Settings;
import io.tradesense.kit.discovery.StaticAddresses;
import io.tradesense.kit.events.BusChannel;
import io.tradesense.kit.events.Event;
import io.tradesense.kit.events.FeedPosition;
import io.tradesense.kit.identity.InternalKeys;
import io.tradesense.kit.identity.InternalTokens;
import io.tradesense.kit.testing.CapturedLog;
import io.tradesense.kit.testing.TestClock;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EntitlementsTest {
    private static final UUID ADA = UUID.randomUUID();
    private static final UUID BOB = UUID.randomUUID();
    private final Vertx vertx = Vertx.vertx();
    private final TestClock clock = new TestClock(Instant.parse("2026-03-02T12:00:00Z"));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final BusChannel channel = new BusChannel(vertx.eventBus());
    private final List<JsonArray> calls = new CopyOnWriteArrayList<>();
    private final List<Runnable> heldBack = new CopyOnWriteArrayList<>();
    private final Promise<Void> firstHeldBack = Promise.promise();
    private volatile boolean holding;
    private volatile boolean broken;
    private volatile long version = 3;
    private final HttpServer billing =
            await(vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1"));
    private final Context context = vertx.getOrCreateContext();
    private final Entitlements entitlements = on(this::start);

    @AfterEach
    void close() {
        await(vertx.close());
    }

    private Future<Entitlements> start() {
        var registry = StaticAddresses.from(
                new Settings(Map.of("BILLING_SERVICE_URL", "http://127.0.0.1:" + billing.actualPort())));
        var keys = InternalKeys.from(new Settings(InternalKeys.derive(new byte[] {1}, List.of("trading", "billing"))));
        var services = new ServiceClient(
                vertx, new Instances(vertx, registry), new InternalTokens(vertx, keys, Clock.systemUTC()));
        return Entitlements.start(vertx, "trading", channel, services, meters, clock);
    }

    private <T> T on(Supplier<Future<T>> work) {
        Promise<T> done = Promise.promise();
        context.runOnContext(turn -> work.get().onComplete(done));
        return await(done.future());
    }

    private void answer(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            JsonArray users = body.toJsonObject().getJsonArray("userIds");
            calls.add(users);
            var items = new JsonArray();
            users.forEach(user -> items.add(entitled((String) user, 1, version)));
            var answer = new JsonObject()
                    .put("items", items)
                    .put(
                            "plans",
                            new JsonArray()
                                    .add(plan("free", 1))
                                    .add(plan("pro", 10))
                                    .add(plan("premium", -1)));
            Runnable send =
                    () -> request.response().setStatusCode(broken ? 500 : 200).end(answer.encode());
            if (holding) {
                heldBack.add(send);
                firstHeldBack.tryComplete();
            } else {
                send.run();
            }
        });
    }

    private static JsonObject plan(String id, long accounts) {
        return new JsonObject().put("id", id).put("entitlements", new JsonObject().put("accounts", accounts));
    }

    private static JsonObject entitled(String userId, long accounts, long version) {
        return new JsonObject()
                .put("userId", userId)
                .put("plan", accounts == 1 ? "free" : "pro")
                .put("status", accounts == 1 ? "none" : "active")
                .put("entitlements", new JsonObject().put("accounts", accounts))
                .put("version", version);
    }

    private void tell(JsonObject data) {
        await(channel.publish(new Event(
                UUID.randomUUID(),
                Entitlements.CHANGED,
                "billing",
                data.getString("userId"),
                clock.instant(),
                "",
                FeedPosition.START,
                data)));
        // The bus delivers in order on the context that listens; what is asked there next comes after it.
        on(() -> vertx.timer(1));
    }

    private long accounts(UUID userId) {
        return on(() -> entitlements.of(userId)).limit("accounts");
    }

    private double unknown() {
        return meters.counter("entitlements.unknown").count();
    }

    @Test
    void a_user_is_asked_for_once_and_answered_in_memory_then() {
        assertThat(accounts(ADA)).isEqualTo(1);
        assertThat(accounts(ADA)).isEqualTo(1);
        assertThat(on(() -> Future.succeededFuture(entitlements.now(ADA))).plan())
                .isEqualTo("free");
        assertThat(calls).hasSize(1);
    }

    @Test
    void users_that_are_wanted_at_once_go_in_one_call_each_of_them_once() {
        List<Entitled> all = on(() -> Future.all(
                        Stream.of(ADA, BOB, ADA, ADA).map(entitlements::of).toList())
                .map(done -> new ArrayList<Entitled>(done.list())));
        assertThat(all).extracting(Entitled::plan).containsOnly("free");
        assertThat(calls).hasSize(1);
        assertThat(calls.get(0)).containsExactly(ADA.toString(), BOB.toString());
    }

    @Test
    void the_event_changes_what_is_known_and_an_older_one_does_not() {
        assertThat(accounts(ADA)).isEqualTo(1);
        tell(entitled(ADA.toString(), 10, 5));
        assertThat(accounts(ADA)).isEqualTo(10);
        tell(entitled(ADA.toString(), 1, 4));
        assertThat(accounts(ADA)).isEqualTo(10);
        assertThat(calls).hasSize(1);
    }

    @Test
    void an_answer_that_was_under_way_while_the_event_came_does_not_undo_it() {
        holding = true;
        Promise<Entitled> asked = Promise.promise();
        context.runOnContext(turn -> entitlements.of(ADA).onComplete(asked));
        await(firstHeldBack.future());
        tell(entitled(ADA.toString(), 10, 5));
        heldBack.get(0).run();
        assertThat(await(asked.future()).limit("accounts")).isEqualTo(10);
        assertThat(accounts(ADA)).isEqualTo(10);
    }

    @Test
    void nobody_is_limited_while_nothing_is_known_and_a_metric_says_so() {
        broken = true;
        assertThat(on(() -> entitlements.of(ADA)).isKnown()).isFalse();
        assertThat(on(() -> entitlements.require(ADA, "accounts", 1_000).map("allowed")))
                .isEqualTo("allowed");
        assertThat(unknown()).isEqualTo(2);
        assertThat(calls).as("not asked again at once").hasSize(1);
        broken = false;
        clock.advance(Duration.ofSeconds(2));
        assertThat(accounts(ADA)).isEqualTo(1);
    }

    @Test
    void nobody_waits_longer_than_a_second_for_a_billing_that_is_silent() {
        holding = true;
        assertThat(on(() -> entitlements.of(ADA)).isKnown()).isFalse();
        assertThat(calls).hasSize(1);
    }

    @Test
    void what_was_known_counts_on_while_billing_is_away() {
        assertThat(accounts(ADA)).isEqualTo(1);
        broken = true;
        clock.advance(Duration.ofMinutes(5));
        assertThat(accounts(ADA)).isEqualTo(1);
        assertThat(unknown()).isZero();
    }

    @Test
    void that_billing_is_away_is_logged_once_each_time_it_goes() {
        try (var log = CapturedLog.of(Entitlements.class.getName())) {
            for (boolean away : new boolean[] {true, true, true, false, true}) {
                broken = away;
                clock.advance(Duration.ofMinutes(1));
                assertThat(on(() -> entitlements.of(UUID.randomUUID())).isKnown())
                        .isEqualTo(!away);
            }
            assertThat(log.events(Level.WARN)).hasSize(2);
        }
    }

    @Test
    void what_is_old_is_asked_for_again_behind_the_answer_so_that_a_lost_event_costs_half_a_minute() {
        assertThat(accounts(ADA)).isEqualTo(1);
        version = 9;
        clock.advance(Duration.ofSeconds(31));
        long before = on(() -> entitlements.of(ADA)).version();
        long after = on(() -> entitlements.of(BOB).compose(read -> entitlements.of(ADA)))
                .version();
        assertThat(List.of(before, after)).containsExactly(3L, 9L);
    }

    @Test
    void a_refusal_says_which_limit_and_which_plans_have_more() {
        var refusal = (Fault) failureOf(onlyFailing(() -> entitlements.require(ADA, "accounts", 2)));
        assertThat(refusal.kind()).isEqualTo(Fault.Kind.PAYMENT_REQUIRED);
        assertThat(refusal.type()).isEqualTo("plan-limit");
        assertThat(refusal).hasMessage("accounts are limited to 1 in the plan free; more is in pro, premium");
        assertThat(refusal.members())
                .containsEntry("limit", "accounts")
                .containsEntry("allowed", 1L)
                .containsEntry("plan", "free")
                .containsEntry("availableIn", List.of("pro", "premium"));
        assertThat(on(() -> entitlements.require(ADA, "accounts", 1).map("allowed")))
                .isEqualTo("allowed");
        assertThat(on(() -> entitlements
                        .require(ADA, "a limit that no plan has", 99)
                        .map("allowed")))
                .isEqualTo("allowed");
    }

    private Future<Void> onlyFailing(Supplier<Future<Void>> work) {
        Promise<Void> done = Promise.promise();
        context.runOnContext(turn -> work.get().onComplete(done));
        return done.future();
    }
}
