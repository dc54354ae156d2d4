package io.tradesense.ai.answers.domain;

import io.tradesense.ai.answers.domain.Claims.Claim;
import io.tradesense.ai.models.domain.ModelFault;
import io.tradesense.ai.spending.domain.Cancellation;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The same work asked for at the same time is done once, by one process of all that share a database: who has the claim does
 * it, the others wait for what it keeps. Waiting has a bound, and a claim whose process died has a lease: after either, who
 * waited does the work. Used on one event loop.
 */
public final class SharedFlight<T> {
    private static final long LOOK_MILLIS = 200;
    private static final int RENEWALS_A_LEASE = 3;
    private final SingleFlight<T> here = new SingleFlight<>();
    private final Claims claims;
    private final LongFunction<Future<Void>> wait;
    private final LongSupplier nanoTime;

    /** @param wait succeeds after so many milliseconds */
    public SharedFlight(Claims claims, LongFunction<Future<Void>> wait, LongSupplier nanoTime) {
        this.claims = claims;
        this.wait = wait;
        this.nanoTime = nanoTime;
    }

    /**
     * What is asked for.
     *
     * @param patience the most to wait for another process; after it the work is done here
     * @param known what somebody has kept by now
     * @param work does it, and keeps what it came to where it may be kept
     */
    public record Wanted<T>(
            UUID userId,
            String key,
            Duration patience,
            Supplier<Future<Optional<T>>> known,
            Function<Cancellation, Future<T>> work) {}

    public Future<T> join(Wanted<T> wanted, Cancellation mine) {
        return here.join(
                wanted.userId() + wanted.key(),
                mine,
                shared -> new Turn(
                                wanted,
                                shared,
                                nanoTime.getAsLong() + wanted.patience().toNanos())
                        .take());
    }

    private final class Turn {
        private final Wanted<T> wanted;
        private final Cancellation cancellation;
        private final long giveUp;
        private boolean done;

        Turn(Wanted<T> wanted, Cancellation cancellation, long giveUp) {
            this.wanted = wanted;
            this.cancellation = cancellation;
            this.giveUp = giveUp;
        }

        Future<T> take() {
            if (cancellation.isCancelled()) {
                return Future.failedFuture(ModelFault.of(ModelFault.Kind.CANCELLED, "cancelled"));
            }
            return claims.take(wanted.userId(), wanted.key())
                    .compose(claim -> claim.isPresent() ? held(claim.get()) : others());
        }

        /** Between our last look and our claim its holder may have kept what it made. */
        private Future<T> held(Claim claim) {
            renew(claim);
            return known(() -> wanted.work().apply(cancellation))
                    .onComplete(ended -> done = true)
                    .eventually(() -> claims.release(claim).recover(lost -> Future.succeededFuture()));
        }

        private Future<T> others() {
            if (nanoTime.getAsLong() - giveUp >= 0) {
                return wanted.work().apply(cancellation);
            }
            return wait.apply(LOOK_MILLIS).compose(waited -> known(this::take));
        }

        private Future<T> known(Supplier<Future<T>> otherwise) {
            return wanted.known()
                    .get()
                    .compose(known -> known.map(Future::succeededFuture).orElseGet(otherwise));
        }

        /** A renewal that fails is tried again at the next turn: the work goes on whoever holds the claim by then. */
        private void renew(Claim claim) {
            var unused = wait.apply(claims.lease().toMillis() / RENEWALS_A_LEASE)
                    .compose(waited -> done ? Future.succeededFuture(false) : claims.renew(claim))
                    .otherwise(true)
                    .onSuccess(held -> {
                        if (held && !done) {
                            renew(claim);
                        }
                    });
        }
    }
}
