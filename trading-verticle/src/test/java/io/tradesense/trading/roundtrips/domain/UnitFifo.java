package io.tradesense.trading.roundtrips.domain;

import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.domain.ExecutionOrder;
import io.tradesense.trading.executions.domain.Side;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** First in, first out, the slowest and plainest way: a queue of single shares. For whole quantities only. */
final class UnitFifo {

    private final Queue<BigDecimal> pricesPaid = new ArrayDeque<>();
    private final BigDecimal multiplier;
    private Side side = Side.BUY;
    private BigDecimal realised = BigDecimal.ZERO;

    UnitFifo(List<Execution> history) {
        multiplier = history.get(0).instrument().multiplier();
        for (var fill : history.stream().sorted(ExecutionOrder.CANONICAL).toList()) {
            for (int share = 0; share < fill.quantity().intValueExact(); share++) trade(fill.side(), fill.price());
        }
    }

    private void trade(Side tradeSide, BigDecimal price) {
        if (pricesPaid.isEmpty()) side = tradeSide;
        if (tradeSide == side) {
            pricesPaid.add(price);
        } else {
            var gain = price.subtract(pricesPaid.remove()).multiply(multiplier);
            realised = side == Side.BUY ? realised.add(gain) : realised.subtract(gain);
        }
    }

    BigDecimal realised() {
        return realised;
    }

    /** What the shares still held cost, negative where they are owed. */
    BigDecimal openCost() {
        var cost = pricesPaid.stream().reduce(BigDecimal.ZERO, BigDecimal::add).multiply(multiplier);
        return side == Side.BUY ? cost : cost.negate();
    }

    int openQuantity() {
        return pricesPaid.size();
    }
}
