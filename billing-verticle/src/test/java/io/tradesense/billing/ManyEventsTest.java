package io.tradesense.billing;

import static io.tradesense.kit.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.identity.Caller;
import io.tradesense.kit.identity.InternalTokens;
import io.tradesense.kit.testing.TestPostgres;
import io.tradesense.kit.testing.TestService;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** 2,000 events, each five times, shuffled, sixteen at a time, restarts between: the same as in order, once. */
class ManyEventsTest extends StripeTest {
    private static final int USERS = 60;
    private static final int EVENTS = 2_000;
    private static final int PHASES = 4;
    private static final int COPIES = 5;
    private static final int AT_A_TIME = 16;
    private static final List<String> DUMPS = List.of(
            "SELECT s::text FROM (SELECT * FROM subscriptions ORDER BY id) s",
            "SELECT i::text FROM (SELECT * FROM invoices ORDER BY id) i",
            "SELECT e::text FROM (SELECT user_id, plan, status, limits::text, grace_ends_at FROM entitlements ORDER BY user_id) e");
    private final Random random = new Random(42);
    private final Vertx vertx = Vertx.vertx();
    private final WebClient http = WebClient.create(vertx);

    @Test
    void many_events_in_any_order_and_number_leave_what_those_in_order_leave() {
        String orderly = TestPostgres.newDatabase();
        int delivered = 0;
        try (var inOrder = start(orderly, Map.of())) {
            List<JsonObject> all = new ArrayList<>();
            for (int user = 0; user < USERS; user++) {
                String customer = join(inOrder);
                assertThat(customer).isNotEmpty();
            }
            for (int phase = 0; phase < PHASES; phase++) {
                List<JsonObject> events = new ArrayList<>(stripe.books.takeEvents());
                while (events.size() < EVENTS / PHASES) {
                    somethingHappens();
                    events.addAll(stripe.books.takeEvents());
                }
                all.addAll(events);
                List<JsonObject> chaos = new ArrayList<>();
                for (int copy = 0; copy < COPIES; copy++) {
                    chaos.addAll(events);
                }
                Collections.shuffle(chaos, random);
                int half = chaos.size() / 2;
                deliver(service, chaos.subList(0, half));
                restart();
                deliver(service, chaos.subList(half, chaos.size()));
                deliver(inOrder, events);
                delivered += chaos.size();
            }
            assertThat(all.size()).isGreaterThanOrEqualTo(EVENTS);
            assertThat(delivered).isEqualTo(all.size() * COPIES);
            awaitSettled(service, all.size());
            awaitSettled(inOrder, all.size());
            for (String dump : DUMPS) {
                assertThat(rows(database, dump)).isNotEmpty().isEqualTo(rows(orderly, dump));
            }
            assertOnce(service);
        } finally {
            var unused = await(vertx.close());
        }
    }

    /** One customer, known to both databases. */
    private String join(TestService inOrder) {
        var userId = UUID.randomUUID();
        String page = new BillingApi(service, userId).checkout(random.nextBoolean() ? "pro" : "premium");
        String subscription = stripe.books.complete(page);
        assertThat(new BillingApi(inOrder, userId).get("/subscriptions/current").statusCode())
                .isEqualTo(200);
        return subscription;
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

    private void deliver(TestService to, List<JsonObject> events) {
        Iterator<JsonObject> next = List.copyOf(events).iterator();
        List<Future<Void>> lanes = new ArrayList<>();
        for (int lane = 0; lane < AT_A_TIME; lane++) {
            lanes.add(lane(to, next));
        }
        assertThat(await(Future.all(lanes)).succeeded()).isTrue();
    }

    private Future<Void> lane(TestService to, Iterator<JsonObject> next) {
        String body;
        synchronized (next) {
            if (!next.hasNext()) {
                return Future.succeededFuture();
            }
            body = next.next().encode();
        }
        var instance = to.instance("billing");
        return http.post(instance.port(), instance.host(), "/billing/webhooks/stripe")
                .putHeader(
                        InternalTokens.HEADER,
                        to.running().platform().tokens().token(Caller.service("gateway"), "billing"))
                .putHeader("content-type", "application/json")
                .putHeader("Stripe-Signature", signature(body, SECRET))
                .sendBuffer(Buffer.buffer(body))
                .compose(answer -> answer.statusCode() == 200
                        ? lane(to, next)
                        : Future.failedFuture("answered " + answer.statusCode() + " " + answer.bodyAsString()));
    }

    private static void awaitSettled(TestService service, int events) {
        var admin = new BillingApi(service, UUID.randomUUID(), "admin");
        var left = BillingApi.eventually(
                () -> admin.got("/billing/admin/webhooks?state=waiting&limit=1").getJsonArray("items"),
                items -> items.isEmpty());
        assertThat(left).isEmpty();
        assertThat(admin.got("/billing/admin/webhooks?state=parked").getJsonArray("items"))
                .isEmpty();
        assertThat(events).isPositive();
    }

    private static void assertOnce(TestService service) {
        List<String> told = new ArrayList<>();
        TestFeed.of(service, "payment-failed")
                .forEach(event -> told.add(event.getString("invoiceId") + " " + event.getInteger("attempt")));
        assertThat(told).hasSameSizeAs(new HashSet<>(told));
        List<String> versions = new ArrayList<>();
        TestFeed.of(service, "subscription-changed")
                .forEach(event -> versions.add(event.getString("userId") + " " + event.getLong("version")));
        assertThat(versions).isNotEmpty().hasSameSizeAs(new HashSet<>(versions));
    }

    private List<String> rows(String url, String query) {
        var pool = PgBuilder.pool().connectingTo(url).using(vertx).build();
        List<String> rows = new ArrayList<>();
        for (Row row : await(pool.query(query).execute())) {
            rows.add(row.getString(0));
        }
        return rows;
    }
}
