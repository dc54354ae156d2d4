package io.tradesense.billing.local.domain;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The books of all customers of the stand-in. */
public interface LocalLedger {

    /**
     * Books after a step, and what the step answers.
     *
     * @param dueInMillis after which something happens by itself; null where nothing will
     */
    record Step<T>(LocalBooks books, @Nullable Long dueInMillis, T answer) {}

    /** Opens books where there are none. */
    Future<Void> open(LocalBooks books);

    Future<Optional<String>> customerOf(UUID userId);

    Future<Optional<UUID>> userOf(String customerId);

    /**
     * Takes one step of one customer's, alone. Where the books changed, an event is left for the inbox in the same
     * transaction. Empty where there are no such books.
     */
    <T> Future<Optional<T>> step(String customerId, Function<LocalBooks, Step<T>> step);

    Future<Void> close(String customerId);

    /** Customers for whom something is due. */
    Future<List<String>> due();

    Future<List<String>> all(String after, int most);
}
