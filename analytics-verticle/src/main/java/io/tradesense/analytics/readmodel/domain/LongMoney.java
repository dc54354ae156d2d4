package io.tradesense.analytics.readmodel.domain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Money as scaled {@code long}s whose absolute sum fits a {@code long}: see {@link MoneyColumn}. */
public final class LongMoney implements MoneyColumn {

    /** The last power of ten a double holds exactly: up to here unscaled over power is correctly rounded. */
    private static final int LARGEST_SCALE = 22;

    private final long[] unscaled;
    private final int scale;
    private final double one;

    private LongMoney(long[] unscaled, int scale) {
        this.unscaled = unscaled;
        this.scale = scale;
        this.one = Math.pow(10, scale);
    }

    /** Null where the amounts do not fit. */
    public static @Nullable LongMoney of(List<BigDecimal> amounts, int scale) {
        if (scale > LARGEST_SCALE) return null;
        long[] unscaled = new long[amounts.size()];
        long room = Long.MAX_VALUE;
        for (int row = 0; row < unscaled.length; row++) {
            BigInteger exact = amounts.get(row).setScale(scale).unscaledValue();
            // One bit less than a long has: the absolute value of the smallest long is no long.
            if (exact.bitLength() > Long.SIZE - 2) return null;
            unscaled[row] = exact.longValue();
            room -= Math.abs(unscaled[row]);
            if (room < 0) return null;
        }
        return new LongMoney(unscaled, scale);
    }

    @Override
    public int size() {
        return unscaled.length;
    }

    @Override
    public BigDecimal amount(int row) {
        return money(unscaled[row]);
    }

    @Override
    public int signum(int row) {
        return Long.signum(unscaled[row]);
    }

    @Override
    public double value(int row) {
        return unscaled[row] / one;
    }

    @Override
    public MoneyColumn rows(int[] rows) {
        long[] picked = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = unscaled[rows[i]];
        }
        return new LongMoney(picked, scale);
    }

    @Override
    public MoneyColumn runningTotal() {
        long[] running = new long[unscaled.length];
        long total = 0;
        for (int row = 0; row < unscaled.length; row++) {
            total += unscaled[row];
            running[row] = total;
        }
        return new LongMoney(running, scale);
    }

    @Override
    public MoneyColumn belowPeak() {
        long[] below = new long[unscaled.length];
        long peak = 0;
        for (int row = 0; row < unscaled.length; row++) {
            peak = Math.max(peak, unscaled[row]);
            below[row] = unscaled[row] - peak;
        }
        return new LongMoney(below, scale);
    }

    @Override
    public MoneyColumn totals(int[] group, int groups) {
        long[] totals = new long[groups];
        for (int row = 0; row < unscaled.length; row++) {
            totals[group[row]] += unscaled[row];
        }
        return new LongMoney(totals, scale);
    }

    @Override
    public BigDecimal sumOf(int signum) {
        long sum = 0;
        for (long amount : unscaled) {
            sum += signum > 0 ? Math.max(0, amount) : Math.min(0, amount);
        }
        return money(sum);
    }

    @Override
    public int largest() {
        int largest = unscaled.length == 0 ? -1 : 0;
        for (int row = 1; row < unscaled.length; row++) {
            if (unscaled[row] > unscaled[largest]) largest = row;
        }
        return largest;
    }

    @Override
    public int smallest() {
        int smallest = unscaled.length == 0 ? -1 : 0;
        for (int row = 1; row < unscaled.length; row++) {
            if (unscaled[row] < unscaled[smallest]) smallest = row;
        }
        return smallest;
    }

    private BigDecimal money(long amount) {
        return MoneyColumn.plain(BigDecimal.valueOf(amount, scale));
    }
}
