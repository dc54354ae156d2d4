package io.tradesense.analytics.readmodel.domain;

import java.math.BigDecimal;
import java.util.Arrays;

/** Money too long or too finely divided for {@code long}s: see {@link MoneyColumn}. */
public final class WideMoney implements MoneyColumn {

    private final BigDecimal[] amounts;

    public WideMoney(BigDecimal[] amounts) {
        this.amounts = amounts;
    }

    @Override
    public int size() {
        return amounts.length;
    }

    @Override
    public BigDecimal amount(int row) {
        return MoneyColumn.plain(amounts[row]);
    }

    @Override
    public int signum(int row) {
        return amounts[row].signum();
    }

    @Override
    public double value(int row) {
        return amounts[row].doubleValue();
    }

    @Override
    public MoneyColumn rows(int[] rows) {
        BigDecimal[] picked = new BigDecimal[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = amounts[rows[i]];
        }
        return new WideMoney(picked);
    }

    @Override
    public MoneyColumn runningTotal() {
        BigDecimal[] running = new BigDecimal[amounts.length];
        BigDecimal total = BigDecimal.ZERO;
        for (int row = 0; row < amounts.length; row++) {
            total = total.add(amounts[row]);
            running[row] = total;
        }
        return new WideMoney(running);
    }

    @Override
    public MoneyColumn belowPeak() {
        BigDecimal[] below = new BigDecimal[amounts.length];
        BigDecimal peak = BigDecimal.ZERO;
        for (int row = 0; row < amounts.length; row++) {
            peak = peak.max(amounts[row]);
            below[row] = amounts[row].subtract(peak);
        }
        return new WideMoney(below);
    }

    @Override
    public MoneyColumn totals(int[] group, int groups) {
        BigDecimal[] totals = new BigDecimal[groups];
        Arrays.fill(totals, BigDecimal.ZERO);
        for (int row = 0; row < amounts.length; row++) {
            totals[group[row]] = totals[group[row]].add(amounts[row]);
        }
        return new WideMoney(totals);
    }

    @Override
    public BigDecimal sumOf(int signum) {
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal amount : amounts) {
            if (amount.signum() == signum) sum = sum.add(amount);
        }
        return MoneyColumn.plain(sum);
    }

    @Override
    public int largest() {
        int largest = amounts.length == 0 ? -1 : 0;
        for (int row = 1; row < amounts.length; row++) {
            if (amounts[row].compareTo(amounts[largest]) > 0) largest = row;
        }
        return largest;
    }

    @Override
    public int smallest() {
        int smallest = amounts.length == 0 ? -1 : 0;
        for (int row = 1; row < amounts.length; row++) {
            if (amounts[row].compareTo(amounts[smallest]) < 0) smallest = row;
        }
        return smallest;
    }
}
