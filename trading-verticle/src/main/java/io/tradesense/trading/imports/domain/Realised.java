package io.tradesense.trading.imports.domain;

import io.tradesense.trading.accounts.domain.CostBasis;
import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.domain.ExecutionOrder;
import io.tradesense.trading.executions.domain.Side;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What one fill realised by closing lots.
 *
 * @param closed how much of its quantity closed something
 * @param gross before costs
 * @param openingCosts share of the costs of what it closed
 * @param closingCosts share of its own costs
 */
record Realised(BigDecimal closed, BigDecimal gross, BigDecimal openingCosts, BigDecimal closingCosts) {

    private static final Realised NOTHING =
            new Realised(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    BigDecimal net() {
        return gross.subtract(openingCosts).subtract(closingCosts);
    }

    Realised plus(Realised other) {
        return new Realised(
                closed.add(other.closed),
                gross.add(other.gross),
                openingCosts.add(other.openingCosts),
                closingCosts.add(other.closingCosts));
    }

    static Realised sum(Iterable<Realised> all) {
        var sum = NOTHING;
        for (var each : all) {
            sum = sum.plus(each);
        }
        return sum;
    }

    /**
     * Fill by fill, of the executions of one instrument. Chosen lots count as first in, first out: no broker's file knows
     * the trader's choice.
     */
    static Map<UUID, Realised> byFill(List<Execution> instrument, CostBasis basis) {
        var book = new Book(basis);
        Map<UUID, Realised> results = new HashMap<>();
        instrument.stream()
                .sorted(ExecutionOrder.CANONICAL)
                .forEach(execution -> results.put(execution.id(), book.apply(execution)));
        return results;
    }

    private record Lot(BigDecimal quantity, BigDecimal price, BigDecimal costsOfUnit) {
        Lot less(BigDecimal taken) {
            return new Lot(quantity.subtract(taken), price, costsOfUnit);
        }
    }

    /** The open lots of one instrument, all of one side. */
    private static final class Book {
        private final CostBasis basis;
        private final List<Lot> lots = new ArrayList<>();
        private Side side = Side.BUY;

        Book(CostBasis basis) {
            this.basis = basis;
        }

        Realised apply(Execution execution) {
            var left = execution.quantity();
            var costsOfUnit = execution.costs().divide(execution.quantity(), MathContext.DECIMAL128);
            var realised = NOTHING;
            while (left.signum() > 0 && !lots.isEmpty() && execution.side() != side) {
                int place = place();
                var lot = lots.get(place);
                var taken = left.min(lot.quantity());
                realised = realised.plus(closing(execution, lot, taken, costsOfUnit));
                left = left.subtract(taken);
                if (lot.quantity().compareTo(taken) == 0) {
                    lots.remove(place);
                } else {
                    lots.set(place, lot.less(taken));
                }
            }
            if (left.signum() > 0) {
                open(execution, new Lot(left, execution.price(), costsOfUnit));
            }
            return realised;
        }

        private Realised closing(Execution execution, Lot lot, BigDecimal taken, BigDecimal costsOfUnit) {
            var gain = execution.price().subtract(lot.price());
            var signed = side == Side.BUY ? gain : gain.negate();
            return new Realised(
                    taken,
                    signed.multiply(taken).multiply(execution.instrument().multiplier()),
                    lot.costsOfUnit().multiply(taken),
                    costsOfUnit.multiply(taken));
        }

        private void open(Execution execution, Lot lot) {
            side = execution.side();
            if (basis == CostBasis.AVERAGE && !lots.isEmpty()) {
                lots.set(0, average(lots.get(0), lot));
            } else {
                lots.add(lot);
            }
        }

        private int place() {
            return switch (basis) {
                case FIFO, SPECIFIC, AVERAGE -> 0;
                case LIFO -> lots.size() - 1;
                case HIFO -> dearest();
            };
        }

        private int dearest() {
            int best = 0;
            for (int i = 1; i < lots.size(); i++) {
                int dearer = lots.get(i).price().compareTo(lots.get(best).price());
                if (side == Side.BUY ? dearer > 0 : dearer < 0) {
                    best = i;
                }
            }
            return best;
        }

        private static Lot average(Lot one, Lot other) {
            var quantity = one.quantity().add(other.quantity());
            return new Lot(
                    quantity,
                    weighed(one.quantity(), one.price(), other.quantity(), other.price(), quantity),
                    weighed(one.quantity(), one.costsOfUnit(), other.quantity(), other.costsOfUnit(), quantity));
        }

        private static BigDecimal weighed(
                BigDecimal weight, BigDecimal value, BigDecimal otherWeight, BigDecimal other, BigDecimal sum) {
            return weight.multiply(value).add(otherWeight.multiply(other)).divide(sum, MathContext.DECIMAL128);
        }
    }
}
