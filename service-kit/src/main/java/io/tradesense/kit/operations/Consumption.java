package io.tradesense.kit.operations;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One consumer of another service's events, as an operator sees it. */
public interface Consumption {

    /** The service whose events these are. */
    String source();

    /** The time of the oldest event that is known and not applied, or since when the source is away; null: up to date. */
    @Nullable
    Instant behindSince();

    /** How many events are parked, as far as this instance has heard. */
    long parked();

    /**
     * The parked events, the oldest first.
     *
     * @param after the number of the last one known, 0 for the beginning
     */
    Future<List<ParkedEvent>> parkedEvents(long after, int limit);

    /**
     * Applies a parked event again, and all that wait before and behind it, in order, until one fails.
     * Fails with NOT_FOUND where the event is not parked here.
     */
    Future<Replay> replay(UUID event);

    /**
     * How far a replay came.
     *
     * @param error why the next one failed; null where all of the owner's are applied
     */
    record Replay(int applied, @Nullable String error) {}
}
