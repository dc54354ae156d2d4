package io.tradesense.trading.roundtrips.domain;

import io.tradesense.trading.executions.domain.Split;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * The part of one execution that belongs to one round trip: all of it, unless the execution turned the position around
 * and so closed one trip and opened the next.
 *
 * @param quantity positive, in shares of the execution; over all trips the legs of an execution add up to its quantity
 * @param price the execution's
 * @param costs this part's share of fees and commission; over all trips they add up to the execution's, exactly
 * @param split how many of today's shares stand for how many of those
 */
public record Leg(
        UUID executionId,
        Role role,
        BigDecimal quantity,
        BigDecimal price,
        BigDecimal costs,
        Instant executedAt,
        Split split) {

    /** One of shares that were never split since. */
    public Leg(
            UUID executionId, Role role, BigDecimal quantity, BigDecimal price, BigDecimal costs, Instant executedAt) {
        this(executionId, role, quantity, price, costs, executedAt, Split.NONE);
    }

    /** Whether a leg adds to the position or reduces it. */
    public enum Role {
        ENTRY,
        EXIT
    }

    public Leg {
        quantity = PlainDecimal.of(quantity);
        price = PlainDecimal.of(price);
        costs = PlainDecimal.of(costs);
    }
}
