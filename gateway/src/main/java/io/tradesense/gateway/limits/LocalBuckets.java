package io.tradesense.gateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Counts in this process alone: exact for one gateway, and what several have left when Redis is away. */
final class LocalBuckets implements Buckets {
    private static final int MOST = 100_000;
    private static final Duration LONGEST_WINDOW = Duration.ofHours(1);
    private final LongSupplier nanoTime;
    private final Cache<Key, Cell> cells;

    private record Key(Quota quota, String subject) {}

    LocalBuckets(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.cells = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(LONGEST_WINDOW)
                .build();
    }

    @Override
    public Future<Decision> take(Quota quota, String subject) {
        return Future.succeededFuture(decide(quota, subject));
    }

    Decision decide(Quota quota, String subject) {
        long now = nanoTime.getAsLong() / 1_000;
        return cells.get(new Key(quota, subject), key -> new Cell(now)).take(quota, now);
    }

    /**
     * The generic cell rate algorithm (ITU-T I.371): one number a subject, the time at which all it has asked for will
     * have been earned.
     */
    private static final class Cell {
        private long earnedAtMicros;

        Cell(long nowMicros) {
            this.earnedAtMicros = nowMicros;
        }

        synchronized Decision take(Quota quota, long now) {
            long interval = quota.intervalMicros();
            long burst = interval * quota.requests();
            long owed = Math.max(0, earnedAtMicros - now);
            boolean granted = owed + interval <= burst;
            if (granted) {
                owed += interval;
                earnedAtMicros = now + owed;
            }
            return new Decision(
                    quota,
                    granted,
                    (burst - owed) / interval,
                    micros(owed),
                    micros(Math.max(0, owed + interval - burst)));
        }

        private static Duration micros(long micros) {
            return Duration.ofNanos(micros * 1_000);
        }
    }
}
