package io.tradesense.e2e;

import io.tradesense.e2e.PlainCount.Trip;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * The return of each weekday from the first close to the last, in New York: its result over the equity before it. What
 * closes on a weekend counts for Monday.
 */
record DailyReturns(double[] values) {

    private static final double DAYS_PER_YEAR = 252;

    static DailyReturns of(List<Trip> trips, double start) {
        var results = new TreeMap<LocalDate, BigDecimal>();
        trips.forEach(trip -> results.merge(day(trip), trip.net(), BigDecimal::add));
        var days = results.firstKey()
                .datesUntil(results.lastKey().plusDays(1))
                .filter(day -> !isWeekend(day))
                .toList();
        var returns = new double[days.size()];
        double equity = start;
        for (int index = 0; index < returns.length; index++) {
            double result =
                    results.getOrDefault(days.get(index), BigDecimal.ZERO).doubleValue();
            returns[index] = result / equity;
            equity += result;
        }
        return new DailyReturns(returns);
    }

    double sharpe() {
        return mean(values) / deviation(values) * Math.sqrt(DAYS_PER_YEAR);
    }

    double sortino() {
        double squares = Arrays.stream(values)
                .map(value -> Math.pow(Math.min(value, 0), 2))
                .sum();
        return mean(values) / Math.sqrt(squares / values.length) * Math.sqrt(DAYS_PER_YEAR);
    }

    double annualGrowth() {
        double grown = Arrays.stream(values).map(value -> 1 + value).reduce(1, (left, right) -> left * right);
        return Math.pow(grown, DAYS_PER_YEAR / values.length) - 1;
    }

    double ulcerIndex() {
        double equity = 1;
        double peak = 1;
        double squares = 0;
        for (double value : values) {
            equity *= 1 + value;
            peak = Math.max(peak, equity);
            squares += Math.pow(equity / peak - 1, 2);
        }
        return Math.sqrt(squares / values.length);
    }

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** Of a sample: over n - 1. */
    static double deviation(double[] values) {
        double mean = mean(values);
        double squares =
                Arrays.stream(values).map(value -> Math.pow(value - mean, 2)).sum();
        return Math.sqrt(squares / (values.length - 1));
    }

    private static LocalDate day(Trip trip) {
        var day = trip.closed().atZone(Statement.NEW_YORK).toLocalDate();
        while (isWeekend(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
