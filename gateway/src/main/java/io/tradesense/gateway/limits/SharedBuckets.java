package io.tradesense.gateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts together with the other gateways. A gateway leases a few requests of a subject at a time from Redis and spends
 * them by itself, lets in the first few of somebody new on credit, and believes a refusal until it ends, so most requests
 * make no trip. A Redis that does not answer is left alone for a second at a time, and each gateway counts for itself.
 */
final class SharedBuckets implements Buckets {
    private static final Logger log = LoggerFactory.getLogger(SharedBuckets.class);
    private static final int MOST = 100_000;
    private static final long PATIENCE_MILLIS = 150;
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();
    private static final Duration LONGEST_WINDOW = Duration.ofHours(1);

    private final Vertx vertx;
    private final LimitScript script;
    private final LocalBuckets alone;
    private final boolean exact;
    private final LongSupplier nanoTime;
    private final Cache<Key, Lease> leases;
    private final Counter failures;
    private volatile long awayUntilNanos;
    private volatile boolean away;

    private record Key(Quota quota, String subject) {}

    /** @param exact asks Redis for every request that may be granted, rather than leasing some ahead */
    SharedBuckets(
            Vertx vertx,
            LimitScript script,
            LocalBuckets alone,
            boolean exact,
            MeterRegistry meters,
            LongSupplier nanoTime) {
        this.vertx = vertx;
        this.script = script;
        this.alone = alone;
        this.exact = exact;
        this.nanoTime = nanoTime;
        this.awayUntilNanos = nanoTime.getAsLong();
        this.leases = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(LONGEST_WINDOW)
                .build();
        this.failures = Counter.builder("gateway.limits.redis.failures")
                .description("questions about a limit that Redis did not answer")
                .register(meters);
        meters.gauge("gateway.limits.shared", this, buckets -> buckets.away ? 0 : 1);
    }

    @Override
    public Future<Decision> take(Quota quota, String subject) {
        if (awayUntilNanos - nanoTime.getAsLong() > 0) {
            return alone.take(quota, subject);
        }
        return leases.get(new Key(quota, subject), key -> lease(quota, subject)).take();
    }

    private Lease lease(Quota quota, String subject) {
        return new Lease(
                quota,
                exact ? 1 : quota.lease(),
                exact ? 0 : quota.credit(),
                wanted -> ask(quota, subject, wanted),
                () -> alone.decide(quota, subject),
                vertx,
                nanoTime);
    }

    private Future<LimitScript.Granted> ask(Quota quota, String subject, int wanted) {
        return script.take(quota, subject, wanted)
                .timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .onSuccess(answered -> isBack())
                .onFailure(this::isAway);
    }

    private void isAway(Throwable failure) {
        failures.increment();
        awayUntilNanos = nanoTime.getAsLong() + PAUSE_NANOS;
        if (!away) {
            log.warn("limits are counted by each gateway alone, as Redis does not answer: {}", failure.toString());
        }
        away = true;
    }

    private void isBack() {
        if (away) {
            log.info("limits are counted together again");
        }
        away = false;
    }
}
