package io.tradesense.trading.roundtrips.domain;

import java.math.BigDecimal;

/**
 * One form for one value: no trailing zeros and no exponent. {@link BigDecimal#equals} tells 1.5 from 1.50, so without
 * it two round trips of the same figures would differ by how a broker wrote a price.
 */
final class PlainDecimal {

    private PlainDecimal() {}

    static BigDecimal of(BigDecimal value) {
        if (value.scale() == 0) return value;
        var stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
