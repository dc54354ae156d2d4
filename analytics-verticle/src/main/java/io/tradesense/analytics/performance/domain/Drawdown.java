package io.tradesense.analytics.performance.domain;

import io.tradesense.analytics.readmodel.domain.MoneyColumn;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How far equity fell below its highest point so far, the start included: a loss on the first trade is a drawdown. The
 * deepest in money and the deepest as a fraction of the peak may be two different falls.
 */
public final class Drawdown {

    private final MoneyColumn total;
    private final MoneyColumn below;
    private final double start;

    private Drawdown(MoneyColumn total, double start) {
        this.total = total;
        this.below = total.belowPeak();
        this.start = start;
    }

    /**
     * @param results one a step
     * @param startingBalance null, zero or negative where it is not known: then there are no fractions
     */
    public static Drawdown of(MoneyColumn results, @Nullable BigDecimal startingBalance) {
        double start = startingBalance == null ? 0 : Math.max(0, startingBalance.doubleValue());
        return new Drawdown(results.runningTotal(), start);
    }

    /** In money; 0 or negative. */
    public BigDecimal deepest() {
        int step = below.smallest();
        return step < 0 ? BigDecimal.ZERO : below.amount(step);
    }

    /** As a fraction of the peak; 0 or negative, and below -1 where more than everything was lost. */
    @Nullable
    public Double deepestFraction() {
        if (start <= 0) return null;
        double deepest = 0;
        for (int step = 0; step < below.size(); step++) {
            deepest = Math.min(deepest, fractionAt(step));
        }
        return deepest;
    }

    public BigDecimal at(int step) {
        return below.amount(step);
    }

    public double depthAt(int step) {
        return below.value(step);
    }

    @Nullable
    public Double fraction(int step) {
        return start <= 0 ? null : fractionAt(step);
    }

    /** The sum of the results up to the step. */
    public BigDecimal totalAt(int step) {
        return total.amount(step);
    }

    public double levelAt(int step) {
        return total.value(step);
    }

    public int steps() {
        return total.size();
    }

    private double fractionAt(int step) {
        if (below.signum(step) == 0) return 0;
        return below.value(step) / (start + total.value(step) - below.value(step));
    }
}
