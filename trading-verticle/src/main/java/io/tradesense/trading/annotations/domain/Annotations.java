package io.tradesense.trading.annotations.domain;

import io.tradesense.trading.roundtrips.domain.Trades;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Writes what traders say about their trades. */
public interface Annotations {

    /** Trades that one bulk change can reach. */
    int MOST_AT_ONCE = 1_000;

    /** How many trades a bulk change named, and how many of them it changed. */
    record Outcome(int matched, int changed) {}

    /**
     * Changes what is said about one trade. Fails with NOT_FOUND, or PRECONDITION_FAILED where the trade is not as the
     * tag says.
     *
     * @param etag of the trade the change was made from; empty overwrites whatever stands there
     */
    Future<Void> change(UUID userId, UUID tradeId, AnnotationChange change, Optional<String> etag);

    /** The same for several, all or none. Fails with NOT_FOUND where one of them is not the user's. */
    Future<Outcome> change(UUID userId, List<UUID> tradeIds, AnnotationChange change);

    /** The same for all that a filter takes. Fails with INVALID where those are more than {@link #MOST_AT_ONCE}. */
    Future<Outcome> change(UUID userId, Trades.Filter filter, AnnotationChange change);
}
