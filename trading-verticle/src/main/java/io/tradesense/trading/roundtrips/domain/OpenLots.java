package io.tradesense.trading.roundtrips.domain;

import io.tradesense.trading.accounts.domain.CostBasis;
import io.tradesense.trading.executions.domain.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/** The lots of one position that are held, and which of them a reduction takes. */
sealed interface OpenLots permits RankedLots, AveragedLots {

    /**
     * A lot or part of one.
     *
     * @param opening the execution that entered it
     * @param value what the quantity was entered for, in points of price × quantity
     */
    record Part(UUID opening, BigDecimal quantity, BigDecimal value) {}

    static OpenLots of(CostBasis basis, LotChoices choices) {
        return basis == CostBasis.AVERAGE ? new AveragedLots() : new RankedLots(basis, choices);
    }

    /** An execution enters at most one lot while any is held. */
    void add(UUID opening, Side side, BigDecimal price, BigDecimal quantity);

    /** Takes a quantity, at most what all lots hold together. The values of all parts ever taken and held add up. */
    List<Part> take(UUID closing, BigDecimal quantity);

    /** The same where nobody asks which lots it was. */
    default void close(UUID closing, BigDecimal quantity) {
        if (take(closing, quantity).isEmpty()) throw new IllegalStateException("no lot left for " + closing);
    }

    /** What is held, oldest first; the values add up to {@link #heldValue()}. */
    List<Part> held();

    /** What all that is held was entered for. */
    BigDecimal heldValue();
}
