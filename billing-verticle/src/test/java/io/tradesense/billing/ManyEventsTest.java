package io.tradesense.billing;

import static io.tradesense.kit.testing.Waiting.await;
import static io.tradesense.kit.testing.Waiting.comesToBe;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.identity.Caller;
import io.tradesense.kit.identity.InternalKeys;
import io.tradesense.kit.identity.InternalTokens;
import io.tradesense.kit.testing.TestPostgres;
import io.tradesense.kit.testing.TestService;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * 2,000 events, each five times, shuffled, sixteen at a time, to a process that is killed in the middle of them again and
 * again: the same as in order, once. What was not acknowledged is delivered again, as Stripe does.
 */
class ManyEventsTest extends StripeTest {
    private static final int USERS = 60;
    private static final int EVENTS = 2_000;
    private static final int KILLS = 4;
    private static final int COPIES = 5;
    private static final int AT_A_TIME = 16;
    private static final long PATIENCE_SECONDS = 120;
    private static final List<String> STATE = List.of(
            "SELECT s::text FROM (SELECT * FROM subscriptions ORDER BY id) s",
            "SELECT i::text FROM (SELECT * FROM invoices ORDER BY id) i",
            "SELECT e::text FROM (SELECT user_id, plan, status, limits::text, grace_ends_at FROM entitlements ORDER BY user_id) e");
    private final Random random = new Random(42);
    private final Vertx vertx = Vertx.vertx();
    private final WebClient http = WebClient.create(vertx);
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final int port = BillingProcess.freePort();
    private final InternalTokens tokens =
            new InternalTokens(vertx, InternalKeys.from(TestService.settings(Map.of())), Clock.systemUTC());
    private BillingProcess billing = BillingProcess.serve(port, environment(database));

    private Map<String, String> environment(String database) {
        return Map.of(
                "BILLING_DATABASE_URL",
                database,
                "STRIPE_SECRET_KEY",
                "sk_test_stand_in",
                "STRIPE_API_BASE",
                stripe.url(),
                "STRIPE_WEBHOOK_SECRETS",
                SECRET,
                "BILLING_RETRY_PAUSE",
                "10ms",
                "LOG_LEVEL",
                "ERROR");
    }

    @AfterEach
    void end() {
        billing.close();
        var unused = await(vertx.close());
    }

    @Test
    void many_events_in_any_order_and_number_and_kills_between_leave_what_those_in_order_leave() throws Exception {
        String orderly = TestPostgres.newDatabase();
        List<JsonObject> all = new ArrayList<>();
        try (var inOrder = start(orderly, Map.of())) {
            for (int user = 0; user < USERS; user++) {
                join(inOrder);
            }
            // From here on the process alone works on the database.
            service.close();
            for (int kill = 0; kill < KILLS; kill++) {
                List<JsonObject> events = new ArrayList<>(stripe.books.takeEvents());
                while (events.size() < EVENTS / KILLS) {
                    somethingHappens();
                    events.addAll(stripe.books.takeEvents());
                }
                all.addAll(events);
                deliverWithAKill(fiveTimesShuffled(events));
                deliverAll(inOrder.instance("billing").port(), events, new HashSet<>());
            }
            awaitSettled(orderly);
        }
        assertThat(all.size()).isGreaterThanOrEqualTo(EVENTS);
        awaitSettled(database);
        assertThat(TestTables.column(database, "SELECT id FROM webhook_events"))
                .containsExactlyInAnyOrderElementsOf(
                        all.stream().map(event -> event.getString("id")).toList());
        for (String state : STATE) {
            assertThat(TestTables.column(database, state)).isNotEmpty().isEqualTo(TestTables.column(orderly, state));
        }
        assertThatNothingWasToldTwice();
    }

    private List<JsonObject> fiveTimesShuffled(List<JsonObject> events) {
        List<JsonObject> chaos = new ArrayList<>();
        for (int copy = 0; copy < COPIES; copy++) {
            chaos.addAll(events);
        }
        Collections.shuffle(chaos, random);
        return chaos;
    }

    /** One customer, known to both databases. */
    private void join(TestService inOrder) {
        var userId = UUID.randomUUID();
        String page = new BillingApi(service, userId).checkout(random.nextBoolean() ? "pro" : "premium");
        assertThat(stripe.books.complete(page)).isNotEmpty();
        assertThat(new BillingApi(inOrder, userId).get("/subscriptions/current").statusCode())
                .isEqualTo(200);
    }

    private void somethingHappens() {
        List<String> customers = stripe.books.customerIds();
        String customer = customers.get(random.nextInt(customers.size()));
        String subscription = subscriptionOf(customer);
        switch (random.nextInt(10)) {
            case 0 -> stripe.books.cardDeclines(customer, true);
            case 1, 2 -> stripe.books.cardDeclines(customer, false);
            case 3, 4 -> stripe.books.retry(subscription);
            case 5 -> stripe.books.refund(customer);
            case 6 -> stripe.books.pass(1);
            default -> stripe.books.renew(subscription);
        }
        if (random.nextInt(400) == 0) {
            stripe.books.cancel(subscription);
        }
    }

    /** Kills the process, {@code kill -9}, while the half of them is answered and sixteen are under way. */
    private void deliverWithAKill(List<JsonObject> events) throws InterruptedException {
        Queue<JsonObject> left = new ConcurrentLinkedQueue<>(events);
        var half = new CountDownLatch(events.size() / 2);
        var lanes = lanes(port, left, event -> {
            acknowledged.add(event.getString("id"));
            half.countDown();
        });
        assertThat(half.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        billing.kill();
        assertThat(lanes.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(left).as("it was killed before the end").isNotEmpty();
        assertThat(TestTables.column(database, "SELECT id FROM webhook_events")).containsAll(acknowledged);
        billing = BillingProcess.serve(port, environment(database));
        deliverAll(port, left, acknowledged);
    }

    private void deliverAll(int to, Collection<JsonObject> events, Set<String> answered) {
        Queue<JsonObject> left = new ConcurrentLinkedQueue<>(events);
        comesToBe(
                () -> {
                    var ended = lanes(to, left, event -> answered.add(event.getString("id")));
                    try {
                        return ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                        throw new IllegalStateException(interrupted);
                    }
                },
                ended -> ended && left.isEmpty());
    }

    private interface Answered {
        void was(JsonObject event);
    }

    /** Sixteen deliveries at a time; each lane ends with the first that is not answered, which is left. */
    private CountDownLatch lanes(int to, Queue<JsonObject> left, Answered answered) {
        var ended = new CountDownLatch(AT_A_TIME);
        for (int lane = 0; lane < AT_A_TIME; lane++) {
            lane(to, left, answered).onComplete(end -> ended.countDown());
        }
        return ended;
    }

    private Future<Void> lane(int to, Queue<JsonObject> left, Answered answered) {
        JsonObject event = left.poll();
        if (event == null) {
            return Future.succeededFuture();
        }
        return send(to, event.encode())
                .onSuccess(status -> answered.was(event))
                .onFailure(killed -> left.add(event))
                .compose(status -> lane(to, left, answered));
    }

    private Future<Integer> send(int to, String body) {
        return http.post(to, "127.0.0.1", "/billing/webhooks/stripe")
                .putHeader(InternalTokens.HEADER, tokens.token(Caller.service("gateway"), "billing"))
                .putHeader("content-type", "application/json")
                .putHeader("Stripe-Signature", signature(body, SECRET))
                .sendBuffer(Buffer.buffer(body))
                .compose(answer -> answer.statusCode() == 200
                        ? Future.succeededFuture(200)
                        : Future.failedFuture("answered " + answer.statusCode() + " " + answer.bodyAsString()));
    }

    private static void awaitSettled(String database) {
        String unsettled =
                "SELECT id || ' ' || COALESCE(failure, '') FROM webhook_events WHERE state IN ('waiting', 'parked')";
        comesToBe(() -> TestTables.column(database, unsettled), List::isEmpty);
    }

    private void assertThatNothingWasToldTwice() {
        var failures = TestTables.column(
                database,
                "SELECT (data->>'invoiceId') || ' ' || (data->>'attempt') FROM outbox"
                        + " WHERE type = 'tradesense.billing.payment-failed.v1'");
        assertThat(failures).doesNotHaveDuplicates();
        var changes = TestTables.column(
                database,
                "SELECT (data->>'userId') || ' ' || (data->>'version') FROM outbox"
                        + " WHERE type = 'tradesense.billing.subscription-changed.v1'");
        assertThat(changes).isNotEmpty().doesNotHaveDuplicates();
    }
}
