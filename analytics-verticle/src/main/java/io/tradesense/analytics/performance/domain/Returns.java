package io.tradesense.analytics.performance.domain;

import io.tradesense.analytics.statistics.domain.Sample;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of a series of periodic returns (0.01 is one per cent), free of any market or calendar. The equity they
 * imply starts at 1 and compounds. The risk-free rate is 0: a trader's account earns what its trades earn. Undefined
 * is null.
 */
public final class Returns {

    private final double[] values;
    private final double periodsPerYear;

    /**
     * @param values one return a period, none missing: a period without a trade returned 0
     * @param periodsPerYear 252 for trading days, 12 for months
     */
    public Returns(double[] values, double periodsPerYear) {
        this.values = values.clone();
        this.periodsPerYear = periodsPerYear;
    }

    public int count() {
        return values.length;
    }

    /** A copy. */
    public double[] values() {
        return values.clone();
    }

    /** 252 for trading days. */
    public double periodsPerYear() {
        return periodsPerYear;
    }

    /**
     * Mean over sample standard deviation (n - 1), times the square root of the periods in a year. Null for fewer than
     * two returns and where all are equal. W. F. Sharpe, "The Sharpe Ratio", Journal of Portfolio Management 21(1),
     * 1994.
     */
    public @Nullable Double sharpe() {
        Double deviation = Sample.deviation(values);
        return deviation == null ? null : Sample.mean(values) / deviation * Math.sqrt(periodsPerYear);
    }

    /**
     * Mean over downside deviation, times the square root of the periods in a year; the downside deviation is
     * √(Σ min(r, 0)² / n) over all n returns, not the losing ones alone. Null without a negative return. F. A. Sortino
     * and L. N. Price, "Performance Measurement in a Downside Risk Framework", Journal of Investing 3(3), 1994.
     */
    public @Nullable Double sortino() {
        double squares = 0;
        for (double value : values) {
            double below = Math.min(value, 0);
            squares += below * below;
        }
        if (squares == 0) return null;
        return Sample.mean(values) / Math.sqrt(squares / values.length) * Math.sqrt(periodsPerYear);
    }

    /** The compound growth over all periods, Π(1 + r) - 1. */
    public double totalGrowth() {
        double equity = 1;
        for (double value : values) {
            equity *= 1 + value;
        }
        return equity - 1;
    }

    /** The compound annual growth rate, (Π(1 + r))^(periods a year / n) - 1. Null without returns or after ruin. */
    public @Nullable Double annualGrowth() {
        double equity = 1 + totalGrowth();
        if (values.length == 0 || !(equity > 0)) return null;
        return Math.pow(equity, periodsPerYear / values.length) - 1;
    }

    /** The deepest fall of the compounded equity below its highest point so far, the start included; 0 or negative. */
    public double maxDrawdown() {
        double deepest = 0;
        for (double drawdown : drawdowns()) {
            deepest = Math.min(deepest, drawdown);
        }
        return deepest;
    }

    /**
     * Compound annual growth over the size of the deepest drawdown, over the whole series. Null without a drawdown. T.
     * W. Young, "Calmar Ratio: A Smoother Tool", Futures 20(1), 1991, who looked at three years.
     */
    public @Nullable Double calmar() {
        return overDrawdown(annualGrowth(), maxDrawdown());
    }

    /** Growth over the size of a drawdown; null where either is not to be had. */
    public static @Nullable Double overDrawdown(@Nullable Double annualGrowth, double maxDrawdown) {
        return annualGrowth == null || maxDrawdown == 0 ? null : annualGrowth / -maxDrawdown;
    }

    /**
     * The root of the mean squared drawdown over all n periods, as a fraction. Null without returns. P. G. Martin and
     * B. B. McCann, "The Investor's Guide to Fidelity Funds", 1989.
     */
    public @Nullable Double ulcerIndex() {
        if (values.length == 0) return null;
        double squares = 0;
        for (double drawdown : drawdowns()) {
            squares += drawdown * drawdown;
        }
        return Math.sqrt(squares / values.length);
    }

    private double[] drawdowns() {
        double[] drawdowns = new double[values.length];
        double equity = 1;
        double peak = 1;
        for (int period = 0; period < values.length; period++) {
            equity *= 1 + values[period];
            peak = Math.max(peak, equity);
            drawdowns[period] = equity / peak - 1;
        }
        return drawdowns;
    }
}
