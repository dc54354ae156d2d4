package io.tradesense.trading.strategies.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * Round trips that were opened together on one underlying.
 *
 * @param legs in the order of opening, shares they lean on first
 */
public record Strategy(StrategyKind kind, List<StrategyLeg> legs, Payoff payoff) {

    static Strategy of(List<StrategyLeg> legs) {
        return new Strategy(Recognition.of(legs), List.copyOf(legs), Payoff.of(legs));
    }

    /** The first of its options, by which it is named and placed. */
    public StrategyLeg first() {
        return legs.stream().filter(leg -> !leg.isShares()).findFirst().orElse(legs.get(0));
    }

    public Instant openedAt() {
        return first().openedAt();
    }

    /** What its options cost together: a debit where positive, a credit where negative. */
    public BigDecimal netDebit() {
        return legs.stream()
                .filter(leg -> !leg.isShares())
                .map(StrategyLeg::cost)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Of all its legs together. */
    public BigDecimal netPnl() {
        return legs.stream().map(StrategyLeg::netPnl).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public boolean isOpen() {
        return legs.stream().anyMatch(StrategyLeg::isOpen);
    }
}
