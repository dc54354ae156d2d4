package io.tradesense.analytics.performance.domain;

import io.tradesense.analytics.statistics.domain.Sample;
import org.jspecify.annotations.Nullable;

/**
 * Results in units of what each trade risked (R), over the trades whose risk is known. V. K. Tharp, "Trade Your Way to
 * Financial Freedom", 1998.
 *
 * @param trades whose risk is known
 * @param expectancy the mean, in R a trade; the same figure as {@code avgRMultiple}
 * @param deviation the sample standard deviation (n - 1), in R
 * @param expectunity expectancy times trades a year of 365.25 days; null below 30 days from the first open to the last
 *     close, from which no year is to be guessed
 * @param beyondStop share of the trades that lost more than was planned, below -1 R by more than a tenth
 */
public record RStatistics(
        int trades,
        @Nullable Double expectancy,
        @Nullable Double median,
        @Nullable Double deviation,
        @Nullable Double best,
        @Nullable Double worst,
        @Nullable Double expectunity,
        @Nullable Double beyondStop) {

    private static final double BEYOND = -1.1;
    private static final double LEAST_DAYS = 30;
    private static final double DAYS_A_YEAR = 365.25;

    /** @param days from the first open to the last close */
    static RStatistics of(double[] multiples, double days) {
        if (multiples.length == 0) return new RStatistics(0, null, null, null, null, null, null, null);
        double mean = Sample.mean(multiples);
        int beyond = 0;
        double best = multiples[0];
        double worst = multiples[0];
        for (double multiple : multiples) {
            best = Math.max(best, multiple);
            worst = Math.min(worst, multiple);
            if (multiple < BEYOND) beyond++;
        }
        return new RStatistics(
                multiples.length,
                mean,
                Sample.median(multiples),
                Sample.deviation(multiples),
                best,
                worst,
                days < LEAST_DAYS ? null : mean * multiples.length * DAYS_A_YEAR / days,
                (double) beyond / multiples.length);
    }
}
