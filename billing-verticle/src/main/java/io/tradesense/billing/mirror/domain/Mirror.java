package io.tradesense.billing.mirror.domain;

import io.tradesense.billing.provider.domain.Provider;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Brings what is known of a customer up to date by fetching what is true now. Everything that makes us look ends here: an
 * event, a command that was carried out, time, a reconciliation, an operator.
 */
public final class Mirror {
    private static final int TRIES = 50;
    private static final long PAUSE_MILLIS = 100;
    private final Provider provider;
    private final Customers customers;
    private final LongFunction<Future<Void>> pause;

    /** How it ended. */
    public enum Outcome {
        DONE,
        /** Somebody else is at it, here or in another instance. */
        BUSY,
        /** No user of ours stands behind the customer. */
        NOT_OURS
    }

    /** @param differences between what was known and what is true; all mended */
    public record Result(Outcome outcome, List<Difference> differences) {}

    /** @param pause waits for so many milliseconds */
    public Mirror(Provider provider, Customers customers, LongFunction<Future<Void>> pause) {
        this.provider = provider;
        this.customers = customers;
        this.pause = pause;
    }

    /** Looks once, or says that somebody else does. */
    public Future<Result> look(String customerId, String cause) {
        return look(customerId, cause, null);
    }

    /** Looks, after whoever is at it: for a caller who has just changed something there. */
    public Future<Result> lookAfter(String customerId, String cause, @Nullable UUID intent) {
        return lookAfter(customerId, cause, intent, TRIES);
    }

    private Future<Result> lookAfter(String customerId, String cause, @Nullable UUID intent, int tries) {
        return look(customerId, cause, intent)
                .compose(result -> result.outcome() == Outcome.BUSY && tries > 1
                        ? pause.apply(PAUSE_MILLIS).compose(waited -> lookAfter(customerId, cause, intent, tries - 1))
                        : Future.succeededFuture(result));
    }

    private Future<Result> look(String customerId, String cause, @Nullable UUID intent) {
        return customers.claim(customerId).compose(claim -> {
            if (claim.lease().isPresent()) {
                return look(claim.lease().get(), cause, intent);
            }
            return claim.known()
                    ? Future.succeededFuture(new Result(Outcome.BUSY, List.of()))
                    : adopt(customerId, cause, intent);
        });
    }

    /** The events are counted before the look: whatever they tell of is in what is seen then. */
    private Future<Result> look(Lease lease, String cause, @Nullable UUID intent) {
        return customers
                .waitingEvents(lease.customerId())
                .compose(events -> provider.state(lease.customerId())
                        .compose(state -> customers.write(lease, state, events, cause, intent)))
                .map(differences -> new Result(Outcome.DONE, differences))
                .recover(failure -> customers.release(lease).transform(released -> Future.failedFuture(failure)));
    }

    /** A customer whose name never reached us, because we were killed when it was made. */
    private Future<Result> adopt(String customerId, String cause, @Nullable UUID intent) {
        return provider.userOf(customerId)
                .compose(user -> user.isEmpty()
                        ? Future.succeededFuture(new Result(Outcome.NOT_OURS, List.of()))
                        : customers
                                .keep(user.get(), customerId)
                                .compose(kept -> kept.filter(customerId::equals).isPresent()
                                        ? look(customerId, cause, intent)
                                        : Future.succeededFuture(new Result(Outcome.NOT_OURS, List.of()))));
    }
}
