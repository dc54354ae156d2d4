package io.tradesense.analytics.questions.compute;

import io.tradesense.analytics.questions.domain.Freshness;
import io.tradesense.analytics.readmodel.domain.DataVersion;
import io.tradesense.analytics.readmodel.domain.ReadModel;
import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Tells the version of a user's data, and waits for one. It looks again and again, for another instance may be the one
 * that applies what is waited for. For one event loop.
 */
final class Versions {
    private static final long LOOK_AGAIN_MILLIS = 50;
    private static final int MOST_WAITING = 256;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private final Vertx vertx;
    private final ReadModel readModel;
    private int waiting;

    Versions(Vertx vertx, ReadModel readModel) {
        this.vertx = vertx;
        this.readModel = readModel;
    }

    /** Fails with UNAVAILABLE where it does not come in time. */
    Future<DataVersion> reach(UUID userId, Freshness wanted) {
        return readModel.version(userId).compose(version -> {
            if (wanted.isReachedBy(version)) {
                return Future.succeededFuture(version);
            }
            if (waiting >= MOST_WAITING) {
                return Future.failedFuture(late(version));
            }
            waiting++;
            long until = System.nanoTime() + wanted.patience().toNanos();
            return lookAgain(userId, wanted, until, version).onComplete(done -> waiting--);
        });
    }

    private Future<DataVersion> lookAgain(UUID userId, Freshness wanted, long until, DataVersion seen) {
        if (System.nanoTime() >= until) {
            return Future.failedFuture(late(seen));
        }
        return vertx.timer(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)
                .compose(later -> readModel.version(userId))
                .compose(version -> wanted.isReachedBy(version)
                        ? Future.succeededFuture(version)
                        : lookAgain(userId, wanted, until, version));
    }

    private static Fault late(DataVersion seen) {
        return Fault.unavailable("the figures do not know of that yet", RETRY_AFTER)
                .typed("version-not-reached")
                .with("dataVersion", seen.number());
    }
}
