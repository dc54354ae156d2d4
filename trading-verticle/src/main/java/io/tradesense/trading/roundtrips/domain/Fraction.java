package io.tradesense.trading.roundtrips.domain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** An exact quotient of whole numbers, in lowest terms. */
record Fraction(BigInteger numerator, BigInteger denominator) {

    static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);

    Fraction {
        var common = numerator.gcd(denominator);
        numerator = numerator.divide(common);
        denominator = denominator.divide(common);
    }

    Fraction plus(BigDecimal addend) {
        var unit = BigInteger.TEN.pow(Math.max(addend.scale(), 0));
        var whole = addend.multiply(new BigDecimal(unit)).toBigIntegerExact();
        return new Fraction(numerator.multiply(unit).add(whole.multiply(denominator)), denominator.multiply(unit));
    }

    /** This × part ÷ whole; both of any scale, the whole positive. */
    Fraction times(BigDecimal part, BigDecimal whole) {
        int scale = Math.max(0, Math.max(part.scale(), whole.scale()));
        return new Fraction(
                numerator.multiply(part.setScale(scale).unscaledValue()),
                denominator.multiply(whole.setScale(scale).unscaledValue()));
    }

    BigDecimal rounded(int scale) {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), scale, RoundingMode.HALF_EVEN);
    }

    int denominatorBits() {
        return denominator.bitLength();
    }
}
