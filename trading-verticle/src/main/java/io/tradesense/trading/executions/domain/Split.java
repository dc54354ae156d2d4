package io.tradesense.trading.executions.domain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * How many of today's shares stand for how many of an execution's, in lowest terms: 4 for 1 after a split, 1 for 10 after
 * a reverse split. It is kept beside what was executed and never multiplied in, because a third of a price has no last
 * digit; so price × quantity stays what it was, exactly.
 */
public record Split(BigInteger shares, BigInteger forShares) {

    /** Nothing happened. */
    public static final Split NONE = new Split(BigInteger.ONE, BigInteger.ONE);

    private static final int SCALE = 18;

    public Split {
        if (shares.signum() <= 0 || forShares.signum() <= 0) throw new IllegalArgumentException("a split of nothing");
        var common = shares.gcd(forShares);
        shares = shares.divide(common);
        forShares = forShares.divide(common);
    }

    public static Split of(long shares, long forShares) {
        return new Split(BigInteger.valueOf(shares), BigInteger.valueOf(forShares));
    }

    public boolean isNone() {
        return this == NONE || shares.equals(forShares);
    }

    /** This split and then another. */
    public Split then(Split later) {
        return new Split(shares.multiply(later.shares), forShares.multiply(later.forShares));
    }

    /** A quantity in today's shares, to be shown: to the eighteenth decimal where it has no last one. */
    public BigDecimal quantity(BigDecimal executed) {
        return isNone() ? executed : quotient(executed.multiply(new BigDecimal(shares)), forShares);
    }

    /** A price of one of today's shares, to be shown. */
    public BigDecimal price(BigDecimal executed) {
        return isNone() ? executed : quotient(executed.multiply(new BigDecimal(forShares)), shares);
    }

    /** Exact where the quotient has a last decimal, else rounded to the eighteenth, half to even. */
    public static BigDecimal quotient(BigDecimal dividend, BigInteger divisor) {
        var over = new BigDecimal(divisor);
        if (divisor.equals(BigInteger.ONE)) return dividend;
        try {
            return dividend.divide(over);
        } catch (ArithmeticException endless) {
            return dividend.divide(over, Math.max(SCALE, dividend.scale()), RoundingMode.HALF_EVEN);
        }
    }
}
