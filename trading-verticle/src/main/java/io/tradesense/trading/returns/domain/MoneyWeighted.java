package io.tradesense.trading.returns.domain;

import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The yearly rate at which flows are worth nothing in all: Σ amount ÷ (1 + rate)^(days ÷ 365) = 0, the XIRR of
 * spreadsheets. Solved for x = ln(1 + rate), in which each term is a plain exponential: by Descartes' rule the equation has
 * at most as many roots as the flows, in the order of time, change their sign. One change is one root, bracketed and
 * bisected, which cannot fail to converge. With more the whole range is searched, and more than one root is no answer.
 */
public final class MoneyWeighted {
    private static final double DAYS_A_YEAR = 365;
    /** e^±17: from losing all but a part in 24 million to 24 million times as much, between the first flow and the last. */
    private static final double WIDEST = 17;

    private static final int STEPS = 680;
    private static final int BISECTIONS = 100;

    /**
     * Money between the owner and the portfolio.
     *
     * @param days since the first
     * @param amount negative where it went into the portfolio
     */
    public record Flow(double days, double amount) {}

    /** Why there is no rate. */
    public enum Reason {
        /** Nothing was put in, or nothing came out and nothing is left. */
        NO_CAPITAL,
        /** No rate explains the flows. */
        NO_RATE,
        /** Several rates explain the flows equally well. */
        SEVERAL_RATES
    }

    /** @param logGrowth ln(1 + rate) ÷ 365, a day; null exactly where there is a reason */
    public record Outcome(
            @Nullable Double logGrowth, @Nullable Reason reason) {

        /** The rate, 0.05 for five per cent, over that many days; null where there is none or it is beyond all numbers. */
        public @Nullable Double over(double days) {
            if (logGrowth == null) return null;
            double rate = Math.expm1(logGrowth * days);
            return Double.isFinite(rate) ? rate : null;
        }

        public @Nullable Double annual() {
            return over(DAYS_A_YEAR);
        }
    }

    /** From 0 to 1, so that the search is as wide over a day as over years. */
    private final double[] times;

    private final double[] amounts;
    private final double days;

    private MoneyWeighted(TreeMap<Double, Double> byTime) {
        double first = byTime.isEmpty() ? 0 : byTime.firstKey();
        this.days = byTime.isEmpty() ? 0 : byTime.lastKey() - first;
        this.times = byTime.keySet().stream()
                .mapToDouble(each -> days == 0 ? 0 : (each - first) / days)
                .toArray();
        this.amounts = byTime.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    public static Outcome of(List<Flow> flows) {
        TreeMap<Double, Double> byTime = new TreeMap<>();
        flows.forEach(flow -> byTime.merge(flow.days(), flow.amount(), Double::sum));
        byTime.values().removeIf(amount -> amount == 0);
        return new MoneyWeighted(byTime).solve();
    }

    private Outcome solve() {
        int changes = signChanges();
        if (changes == 0) return new Outcome(null, Reason.NO_CAPITAL);
        double bracket = Double.NaN;
        int found = 0;
        double step = 2 * WIDEST / STEPS;
        double left = -WIDEST;
        double valueLeft = value(left);
        for (int i = 1; i <= STEPS; i++) {
            double right = -WIDEST + i * step;
            double valueRight = value(right);
            if (valueLeft == 0 || valueLeft < 0 != valueRight < 0 && valueRight != 0) {
                found++;
                bracket = left;
            }
            left = right;
            valueLeft = valueRight;
        }
        if (found == 0) return new Outcome(null, Reason.NO_RATE);
        if (found > 1) return new Outcome(null, Reason.SEVERAL_RATES);
        return new Outcome(bisect(bracket, bracket + step) / days, null);
    }

    private double bisect(double from, double to) {
        if (value(from) == 0) return from;
        double low = from;
        double high = to;
        boolean lowIsNegative = value(low) < 0;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            double value = value(middle);
            if (value == 0) return middle;
            if (value < 0 == lowIsNegative) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }

    /** Discounted to the moment at which no term overflows: the last one for negative x, the first for positive. */
    private double value(double x) {
        double moment = x < 0 ? times[times.length - 1] : times[0];
        double sum = 0;
        for (int i = 0; i < times.length; i++) sum += amounts[i] * Math.exp(-x * (times[i] - moment));
        return sum;
    }

    private int signChanges() {
        int changes = 0;
        for (int i = 1; i < amounts.length; i++) {
            if (amounts[i] < 0 != amounts[i - 1] < 0) changes++;
        }
        return changes;
    }
}
