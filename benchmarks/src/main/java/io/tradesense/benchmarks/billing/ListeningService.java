package io.tradesense.benchmarks.billing;

import static io.tradesense.benchmarks.billing.BenchmarkSettings.get;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tradesense.benchmarks.measure.Latencies;
import io.tradesense.benchmarks.measure.Load;
import io.tradesense.kit.client.Instances;
import io.tradesense.kit.client.ServiceClient;
import io.tradesense.kit.config.Secret;
import io.tradesense.kit.config.Settings;
import io.tradesense.kit.discovery.StaticAddresses;
import io.tradesense.kit.entitlements.Entitlements;
import io.tradesense.kit.events.RedisChannel;
import io.tradesense.kit.identity.InternalKeys;
import io.tradesense.kit.identity.InternalTokens;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** What any other service has of billing: entitlements in memory, in another process, told of changes over Redis. */
final class ListeningService {
    private static final int ANSWERS = 1_000_000;
    private final Vertx vertx;
    private final Context context;
    private final Entitlements entitlements;

    private ListeningService(Vertx vertx, Context context, Entitlements entitlements) {
        this.vertx = vertx;
        this.context = context;
        this.entitlements = entitlements;
    }

    static ListeningService start(Vertx vertx, Map<String, String> settings, String billing) throws Exception {
        Map<String, String> mine = new HashMap<>(settings);
        mine.put("BILLING_SERVICE_URL", billing);
        var all = new Settings(mine);
        var services = new ServiceClient(
                vertx,
                new Instances(vertx, StaticAddresses.from(all)),
                new InternalTokens(vertx, InternalKeys.from(all), Clock.systemUTC()));
        var channel = RedisChannel.start(vertx, new Secret(mine.getOrDefault("REDIS_URL", "")));
        Context context = vertx.getOrCreateContext();
        var entitlements = get(on(
                context,
                () -> Entitlements.start(
                        vertx, "trading", channel, services, new SimpleMeterRegistry(), Clock.systemUTC())));
        return new ListeningService(vertx, context, entitlements);
    }

    private static <T> Future<T> on(Context context, Supplier<Future<T>> work) {
        Promise<T> done = Promise.promise();
        context.runOnContext(turn -> work.get().onComplete(done));
        return done.future();
    }

    /** How long an answer about somebody who is known takes. */
    void answers(List<UUID> users) throws Exception {
        for (UUID user : users) {
            var unused = get(on(context, () -> entitlements.of(user)));
        }
        long[] nanos = new long[ANSWERS];
        var unused = get(on(context, () -> {
            for (int answer = 0; answer < ANSWERS; answer++) {
                UUID user = users.get(answer % users.size());
                long asked = System.nanoTime();
                if (!entitlements.of(user).result().isKnown()) {
                    return Future.failedFuture("nothing is known of " + user);
                }
                nanos[answer] = System.nanoTime() - asked;
            }
            return Future.succeededFuture();
        }));
        Latencies taken = Latencies.of(nanos);
        BillingBenchmark.print(
                "entitlements, in memory: p50 %.4f ms, p99 %.4f ms, longest %.2f ms",
                taken.p50(), taken.p99(), taken.longest());
    }

    /** From the moment an event leaves Stripe to the moment this service answers by it, one change after the other. */
    void changes(StandInStripe stripe, BillingUnderTest billing, Load load, List<UUID> users, int changes)
            throws Exception {
        long[] nanos = new long[changes];
        for (int change = 0; change < changes; change++) {
            int customer = change % users.size();
            String plan = change / users.size() % 2 == 0 ? "pro" : "premium";
            stripe.sells("cus_" + (customer + 1), plan);
            JsonObject event = BillingUnderTest.event("cus_" + (customer + 1));
            long told = System.nanoTime();
            double unused = load.requests(new One(billing.delivers(event), event.toBuffer()), 1);
            Promise<Void> known = Promise.promise();
            context.runOnContext(turn -> look(users.get(customer), plan, known));
            var ignored = get(known.future());
            nanos[change] = System.nanoTime() - told;
        }
        Latencies taken = Latencies.of(nanos);
        BillingBenchmark.print(
                "a change, from the event to another service: p50 %.1f ms, p99 %.1f ms, longest %.1f ms",
                taken.p50(), taken.p99(), taken.longest());
    }

    private void look(UUID user, String plan, Promise<Void> known) {
        if (entitlements.now(user).plan().equals(plan)) {
            known.complete();
        } else {
            vertx.setTimer(1, timer -> look(user, plan, known));
        }
    }

    /** A single request with its body. */
    private record One(RequestOptions options, Buffer content) implements Load.Request {
        @Override
        public RequestOptions numbered(int number) {
            return options;
        }

        @Override
        public Buffer body(int number) {
            return content;
        }
    }
}
