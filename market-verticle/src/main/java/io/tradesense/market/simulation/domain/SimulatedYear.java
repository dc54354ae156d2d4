package io.tradesense.market.simulation.domain;

import java.time.LocalDate;

/**
 * One year of daily closes in logarithms, from regimes that switch: quiet, rising, falling and turbulent, each with its
 * own drift and deviation and a mean stay of about forty days. Both ends are pinned to the years' own path (a Brownian
 * bridge by variance), so any year is made without the ones before it.
 */
final class SimulatedYear {
    static final int FIRST = 1989;
    private static final int YEAR_STEP = 10;
    private static final int REGIME = 11;
    private static final int SWITCH = 12;
    private static final int DAY_STEP = 13;
    private static final double STAY = 0.975;
    private static final double[] DRIFT = {0.0002, 0.0012, -0.0012, -0.0004};
    private static final double[] VOLATILITY = {0.7, 0.9, 1.3, 2.2};
    private static final double PULL_TO_BASE = 0.85;
    private static final double YEARS_DEVIATION = 12;

    private final double[] logs;
    private final double[] volatilities;

    private SimulatedYear(double[] logs, double[] volatilities) {
        this.logs = logs;
        this.volatilities = volatilities;
    }

    static SimulatedYear of(Nature nature, Noise noise, int year) {
        int days = LocalDate.of(year, 12, 31).getDayOfYear();
        double[] walked = new double[days + 1];
        double[] variance = new double[days + 1];
        double[] volatilities = new double[days + 1];
        int regime = noise.below(DRIFT.length, REGIME, year * 1_000L);
        for (int day = 1; day <= days; day++) {
            long at = year * 1_000L + day;
            if (noise.uniform(SWITCH, at) > STAY) {
                regime = noise.below(DRIFT.length, REGIME, at);
            }
            double volatility = nature.deviation() * VOLATILITY[regime];
            volatilities[day] = volatility;
            walked[day] = walked[day - 1] + DRIFT[regime] + volatility * noise.normal(DAY_STEP, at);
            variance[day] = variance[day - 1] + volatility * volatility;
        }
        pin(walked, variance, endOf(nature, noise, year - 1), endOf(nature, noise, year));
        return new SimulatedYear(walked, volatilities);
    }

    /** The logarithm of the close of a date, whether traded or not. */
    double logAt(LocalDate date) {
        return logs[date.getDayOfYear()];
    }

    /** The deviation of the date's return. */
    double volatilityAt(LocalDate date) {
        return volatilities[date.getDayOfYear()];
    }

    private static void pin(double[] walked, double[] variance, double from, double to) {
        int last = walked.length - 1;
        double gap = to - from - walked[last];
        for (int day = 0; day <= last; day++) {
            walked[day] += from + gap * variance[day] / variance[last];
        }
    }

    private static double endOf(Nature nature, Noise noise, int year) {
        double off = 0;
        for (int each = FIRST; each <= year; each++) {
            off = PULL_TO_BASE * off + nature.deviation() * YEARS_DEVIATION * noise.normal(YEAR_STEP, each);
        }
        return StrictMath.log(nature.base()) + off;
    }
}
