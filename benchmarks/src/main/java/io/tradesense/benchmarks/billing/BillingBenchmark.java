package io.tradesense.benchmarks.billing;

import io.tradesense.allinone.stores.EmbeddedStores;
import io.tradesense.benchmarks.measure.Contestant;
import io.tradesense.benchmarks.measure.Latencies;
import io.tradesense.benchmarks.measure.Load;
import io.tradesense.benchmarks.measure.Starting;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * How soon an event of Stripe's is acknowledged, beside a bare handler that does one INSERT of the same body; how soon
 * entitlements are answered, over HTTP beside a handler that answers a constant, and in another service's memory; how soon
 * that service knows of a change; and what hanging calls of Stripe's do to other requests. Billing and the bare handler have
 * one processor to themselves, load and stores the other. Arguments: events a second (200), seconds a measurement (10),
 * changes (200).
 */
public final class BillingBenchmark {
    private static final String PROCESSOR = "1";
    private static final int CUSTOMERS = 50;
    private static final int WARM_UP_SECONDS = 8;
    private static final int PROBES_PER_SECOND = 200;
    private static final int HANGING = 72;
    private final Vertx vertx = Vertx.vertx();
    private final Load load = new Load(vertx, 16);
    private final int rate;
    private final int seconds;
    private final List<UUID> users = new ArrayList<>();

    private BillingBenchmark(int rate, int seconds) {
        this.rate = rate;
        this.seconds = seconds;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("tradesense-billing-benchmark");
        var benchmark = new BillingBenchmark(argument(arguments, 0, 200), argument(arguments, 1, 10));
        try (var stores = EmbeddedStores.start(folder.resolve("data"))) {
            benchmark.run(BenchmarkSettings.of(stores), folder, argument(arguments, 2, 200));
        } finally {
            BenchmarkSettings.get(benchmark.vertx.close());
        }
    }

    private void run(Map<String, String> settings, Path folder, int changes) throws Exception {
        var stripe = StandInStripe.start(vertx);
        // First: its migrations want the database to themselves.
        var billing = BillingUnderTest.start(vertx, PROCESSOR, settings, stripe, folder);
        var bare = bare(settings, folder);
        try {
            for (int customer = 0; customer < CUSTOMERS; customer++) {
                var user = UUID.randomUUID();
                users.add(user);
                require(billing.portal(user), 200);
            }
            acknowledged(bare, billing);
            answered(bare, billing);
            var listening = ListeningService.start(vertx, settings, billing.url());
            listening.answers(users);
            listening.changes(stripe, billing, load, users, changes);
            outage(stripe, billing);
        } finally {
            billing.process.end();
            bare.end();
        }
    }

    private Contestant bare(Map<String, String> settings, Path folder) throws Exception {
        int port = Starting.freePort();
        var builder = Starting.java(BareHandlers.class, List.of(String.valueOf(port)));
        builder.environment().put("BARE_DATABASE_URL", settings.getOrDefault("BILLING_DATABASE_URL", ""));
        return Starting.on(PROCESSOR, "bare handlers", "/constant", port, builder, folder);
    }

    private void acknowledged(Contestant bare, BillingUnderTest billing) throws Exception {
        var insert = new Deliveries(event -> to(bare, "/insert").setMethod(HttpMethod.POST));
        var webhook = new Deliveries(billing::delivers);
        load.forSeconds(insert, WARM_UP_SECONDS);
        load.forSeconds(webhook, WARM_UP_SECONDS);
        double inserts = latencies("a bare INSERT", insert, rate).p99();
        double events = latencies("an event, acknowledged", webhook, rate).p99();
        print("ratio of the p99: %.2f", events / inserts);
    }

    private void answered(Contestant bare, BillingUnderTest billing) throws Exception {
        Load.Request constant = number -> to(bare, "/constant");
        Load.Request entitlements = number -> billing.asks(users.get(number % CUSTOMERS), "/billing/entitlements");
        load.forSeconds(constant, WARM_UP_SECONDS);
        load.forSeconds(entitlements, WARM_UP_SECONDS);
        double plain = latencies("a constant", constant, rate).p99();
        double entitled =
                latencies("entitlements, over HTTP", entitlements, rate).p99();
        print("ratio of the p99: %.2f", entitled / plain);
    }

    /** What needs no Stripe, asked at a steady pace: a loop that stood still would keep it waiting as long. */
    private void outage(StandInStripe stripe, BillingUnderTest billing) throws Exception {
        Load.Request probe = number -> billing.asks(users.get(number % CUSTOMERS), "/subscriptions/current");
        ExecutorService browsers = Executors.newCachedThreadPool();
        try {
            load.forSeconds(probe, WARM_UP_SECONDS);
            probed("Stripe well", probe);
            for (long delay : new long[] {5_000, StandInStripe.NEVER}) {
                stripe.takes(delay);
                var hanging = new ArrayList<CompletableFuture<Integer>>();
                for (int call = 0; call < HANGING; call++) {
                    var user = users.get(call % CUSTOMERS);
                    hanging.add(CompletableFuture.supplyAsync(() -> status(billing, user), browsers));
                }
                probed(delay < 0 ? HANGING + " calls, Stripe silent" : HANGING + " calls, Stripe in 5 s", probe);
            }
        } finally {
            browsers.shutdownNow();
        }
    }

    private static int status(BillingUnderTest billing, UUID user) {
        try {
            return billing.portal(user);
        } catch (Exception ended) {
            return 0;
        }
    }

    private void probed(String when, Load.Request probe) throws Exception {
        Latencies taken = load.steadily(probe, PROBES_PER_SECOND, seconds);
        print(
                "GET /subscriptions/current, %s: p50 %.2f ms, p99 %.2f ms, longest %.1f ms",
                when, taken.p50(), taken.p99(), taken.longest());
    }

    private Latencies latencies(String what, Load.Request request, int rate) throws Exception {
        Latencies taken = load.steadily(request, rate, seconds);
        print(
                "%-26s at %,d/s: p50 %.2f ms, p99 %.2f ms, longest %.1f ms",
                what, rate, taken.p50(), taken.p99(), taken.longest());
        return taken;
    }

    private static RequestOptions to(Contestant target, String path) {
        return new RequestOptions().setHost("127.0.0.1").setPort(target.port()).setURI(path);
    }

    /** Turns an event into the request that delivers it. */
    private interface Delivery {
        RequestOptions of(JsonObject event);
    }

    /** A new event a request, about one customer after the other. */
    private static final class Deliveries implements Load.Request {
        private final Delivery delivery;
        private Buffer last = Buffer.buffer();

        Deliveries(Delivery delivery) {
            this.delivery = delivery;
        }

        @Override
        public RequestOptions numbered(int number) {
            JsonObject event = BillingUnderTest.event("cus_" + (1 + number % CUSTOMERS));
            last = event.toBuffer();
            return delivery.of(event);
        }

        /** Asked right after the request, on the same thread. */
        @Override
        public Buffer body(int number) {
            return last;
        }
    }

    private static void require(int status, int wanted) {
        if (status != wanted) {
            throw new IllegalStateException("answered " + status);
        }
    }

    static void print(String form, Object... figures) {
        System.out.printf(Locale.ROOT, form + "%n", figures);
    }

    private static int argument(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }
}
