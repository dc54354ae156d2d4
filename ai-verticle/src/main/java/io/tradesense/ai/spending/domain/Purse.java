package io.tradesense.ai.spending.domain;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * What users may still use this month. Tokens are set aside before a call and settled after it, so that calls side by side
 * never use more together than is allowed; what a killed process had set aside comes free when its time is over.
 */
public interface Purse {

    /**
     * Tokens set aside.
     *
     * @param tokens an upper bound of what the call may use
     */
    record Reservation(UUID id, UUID userId, long tokens) {}

    /**
     * What a call came to.
     *
     * @param purpose what it was for: chat, repair, report, search
     * @param costMicros millionths of a US dollar
     */
    record Spent(String model, String purpose, long input, long cachedInput, long output, long costMicros) {
        public long tokens() {
            return input + output;
        }
    }

    /**
     * Sets tokens aside.
     *
     * @param limit of the month, settled and set aside together
     * @param lifetime after which it comes free by itself
     * @return empty where the limit does not leave so much
     */
    Future<Optional<Reservation>> reserve(UUID userId, long tokens, long limit, Duration lifetime);

    /** Ends a reservation by what was used, which counts even where the reservation has run out meanwhile. Once only. */
    Future<Void> settle(Reservation reservation, Spent spent);

    /** Ends a reservation that nothing was used of. */
    Future<Void> release(Reservation reservation);

    /** Frees what has run out; answers how many there were. */
    Future<Integer> sweep();

    Future<Usage> usage(UUID userId);

    /** Counts an answer that cost nothing because it had been given before. */
    Future<Void> countHit(UUID userId);
}
