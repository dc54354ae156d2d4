package io.tradesense.trading.roundtrips.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Divides the costs of an execution that closed one trip and opened the next, by quantity. The closing part is rounded;
 * the opening part is whatever remains, so the two add up to the whole exactly.
 */
final class CostSplit {

    /** A hundred-millionth of the currency: the finest unit any currency or large coin is settled in. */
    static final int SCALE = 8;

    private CostSplit() {}

    /** The costs of the {@code closing} part of a quantity; all of them where that is the whole. */
    static BigDecimal closingPart(BigDecimal costs, BigDecimal closing, BigDecimal quantity) {
        if (closing.compareTo(quantity) == 0) return costs;
        return costs.multiply(closing).divide(quantity, SCALE, RoundingMode.HALF_EVEN);
    }
}
