package io.tradesense.trading.roundtrips.domain;

import java.math.BigDecimal;

/**
 * The arithmetic of one position: its open lots and the sums of the round trip under way.
 *
 * <p>It is told of the executions of a series by their index. What an execution's exit leaves of it is its rest, so an
 * execution that turns the position around is exited first and then entered. There are two books, one in scaled {@code
 * long}s and one in {@link BigDecimal}s; where both know a cost basis they agree to the last digit.
 */
sealed interface PositionBook permits ScaledBook, DecimalBook {

    /** True while nothing is held. */
    boolean isFlat();

    /** True once all of the execution has been entered or exited. */
    boolean isSpent(int execution);

    /** Closes lots with the execution, as far as both reach. Returns the quantity closed. */
    BigDecimal exit(int execution);

    /** Adds the rest of the execution as the newest lot. Returns its quantity. */
    BigDecimal enter(int execution);

    /** Ends the trip under way: answers its sums and starts the next one's from zero. */
    TripSums settle();
}
