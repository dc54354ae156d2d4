package io.tradesense.kit.events;

import io.tradesense.kit.Fault;
import io.tradesense.kit.pg.Outages;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** An effect failed for a reason that lies in the events it was given, as far as can be told. */
final class Unapplied extends RuntimeException {
    private final transient Throwable failure;

    private Unapplied(Throwable failure) {
        super(failure.toString(), failure, false, false);
        this.failure = failure;
    }

    Throwable failure() {
        return failure;
    }

    /** The failure of an effect, marked where time alone will not mend it. */
    static <T> Future<T> mark(Throwable failure) {
        return Future.failedFuture(isPassing(failure) ? failure : new Unapplied(failure));
    }

    private static boolean isPassing(Throwable failure) {
        if (failure instanceof Fault fault) {
            return switch (fault.kind()) {
                case UNAVAILABLE, TIMED_OUT, RATE_LIMITED -> true;
                default -> false;
            };
        }
        return Outages.isOutage(failure) || failure instanceof IOException || failure instanceof TimeoutException;
    }
}
