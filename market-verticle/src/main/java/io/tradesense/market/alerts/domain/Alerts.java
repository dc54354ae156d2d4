package io.tradesense.market.alerts.domain;

import io.vertx.core.Future;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The alerts of all users. Another user's is not found. */
public interface Alerts {
    /** The most one user may have, waiting and done. */
    int MOST = 500;

    /** Where a page ended. */
    record After(Instant createdAt, UUID id) {}

    /** @param next null on the last page */
    record Page(List<Alert> items, @Nullable After next) {}

    /** Keeps it; one that is there under its id is answered as it is. @throws Fault CONFLICT at {@link #MOST} */
    Future<Alert> add(Alert alert);

    Future<Alert> find(UUID userId, UUID id);

    Future<Page> list(UUID userId, int limit, Optional<After> after);

    /** Sets it to wait again, for another price perhaps. @param version the one it must have, if any */
    Future<Alert> rearm(
            UUID userId, UUID id, @Nullable BigDecimal price, @Nullable String note, Optional<Long> version);

    Future<Void> delete(UUID userId, UUID id, Optional<Long> version);

    /** Symbols somebody waits for, in order, after one; at most so many. */
    Future<List<String>> awaited(String after, int most);

    /**
     * Marks every waiting alert that this price meets, and leaves an event for each in the same transaction: whoever
     * comes second, here or in another instance, finds none left. Answers how many there were.
     */
    Future<Integer> trigger(String symbol, BigDecimal price, boolean simulated, Instant at);
}
