package io.tradesense.trading.optionevents.domain;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The option events of all users. A user reaches their own only. */
public interface OptionEvents {

    /**
     * @param deliveries executions that moved the shares; none where the option expired
     * @param deliveryStated whether they are the broker's own and not derived from the event
     */
    record Recorded(
            long number, OptionEvent event, UUID closingExecution, List<UUID> deliveries, boolean deliveryStated) {}

    /** @param next the number of the last one; null on the last page */
    record Page(List<Recorded> items, @Nullable Long next) {}

    /**
     * Records the executions the event is, or answers what was recorded under its id before. An event that a broker's file
     * said already is that event, once: stated by hand again it is another. Fails with NOT_FOUND for the account, and
     * INVALID as {@link Settlement#of} does.
     */
    Future<Recorded> record(OptionEvent event);

    /** Newest first. */
    Future<Page> list(UUID userId, int limit, Optional<Long> before);

    /** Takes the event back with its executions. Fails with NOT_FOUND. */
    Future<Void> delete(UUID userId, UUID id);
}
