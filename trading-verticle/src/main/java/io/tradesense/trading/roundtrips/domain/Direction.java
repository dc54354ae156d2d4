package io.tradesense.trading.roundtrips.domain;

import io.tradesense.trading.executions.domain.Side;
import java.math.BigDecimal;

/** Which way a round trip bets. A long one is entered by buying and gains when the price rises; a short one mirrors it. */
public enum Direction {
    LONG(Side.BUY),
    SHORT(Side.SELL);

    private final Side entrySide;

    Direction(Side entrySide) {
        this.entrySide = entrySide;
    }

    /** The direction of a position that was opened by an execution of this side. */
    public static Direction enteredBy(Side side) {
        return side == Side.BUY ? LONG : SHORT;
    }

    /** The side that adds to the position; the other one reduces it. */
    public Side entrySide() {
        return entrySide;
    }

    /** Turns what a long position would have gained, or cost, into what this one did. */
    BigDecimal signed(BigDecimal ofLong) {
        return this == LONG ? ofLong : ofLong.negate();
    }
}
