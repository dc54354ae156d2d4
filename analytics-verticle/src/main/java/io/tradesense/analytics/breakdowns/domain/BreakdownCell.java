package io.tradesense.analytics.breakdowns.domain;

import io.tradesense.analytics.statistics.domain.Interval;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How the trades of one cell did, and whether that is more than luck. Amounts are exact; {@code effect}, its interval
 * and {@code shrunkExpectancy} are estimates in the selection's currency, hence doubles. Undefined is null.
 *
 * @param key null for the trades without a tag or a setup
 * @param effect the cell's mean net result a trade less that of all other trades; null where there are none
 * @param confidenceInterval 95 % of the effect (Welch), not adjusted for the number of cells; null below two trades
 *     inside or outside, and where neither side varies
 * @param pValue of this cell alone; null where the cell was not tested: see {@link Breakdown#cellsTested}
 * @param adjustedPValue adjusted for all cells tested
 * @param significant the adjusted p-value is below 0.05
 * @param shrunkExpectancy the net result a trade to expect in future: see {@link Shrinkage}
 * @param tradesNeeded in this cell, to find an effect of this size with 80 % power in one test at 5 %; null where there
 *     is no effect or no variance, or where it would take more than two thousand million
 */
public record BreakdownCell(
        @Nullable String key,
        int trades,
        BigDecimal netPnl,
        @Nullable Double winRate,
        @Nullable Double profitFactor,
        @Nullable BigDecimal expectancy,
        @Nullable Double avgRMultiple,
        @Nullable Double effect,
        @Nullable Interval confidenceInterval,
        @Nullable Double pValue,
        @Nullable Double adjustedPValue,
        boolean significant,
        double shrunkExpectancy,
        @Nullable Long tradesNeeded) {}
