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
 * @param confidenceInterval 95 % of the effects of all cells at once; leaves 0 out if and only if the cell is
 *     significant. Null where the cell was not tested, and where neither side varies
 * @param pValue of this cell alone; null where the cell was not tested: see {@link Breakdown#cellsTested}
 * @param adjustedPValue adjusted for all cells tested
 * @param significant the adjusted p-value is 0.05 or less
 * @param shrunkExpectancy the net result a trade to expect in future: see {@link Shrinkage}
 * @param tradesNeeded in this cell in all, to be significant in four of five cases if what is to be expected of it is
 *     right; more than there are. Null where it is significant, where nothing is to be expected of it but luck, and where
 *     it would take more than two thousand million
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
