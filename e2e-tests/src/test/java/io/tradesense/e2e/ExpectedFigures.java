package io.tradesense.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.tradesense.e2e.PlainCount.Trip;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Predicate;
import org.assertj.core.api.SoftAssertions;

/**
 * Holds a performance summary against plainly counted trips: counts and money to the last digit, ratios to nine. The
 * formulas are those of the contract's descriptions, written out again.
 */
final class ExpectedFigures {

    private static final double START = 100_000;

    private final List<Trip> trips;
    private final JsonNode summary;
    private final SoftAssertions check = new SoftAssertions();

    private ExpectedFigures(List<Trip> trips, JsonNode summary) {
        this.trips = trips;
        this.summary = summary;
    }

    static void hold(PlainCount count, JsonNode summary) {
        assertThat(count.trips()).isNotEmpty();
        var figures = new ExpectedFigures(count.trips(), summary);
        figures.counts();
        figures.money();
        figures.ratios();
        figures.courseOfEquity();
        figures.dailyReturns();
        figures.check.assertAll();
    }

    private void counts() {
        number("trades", trips.size());
        number("wins", count(net -> net.signum() > 0));
        number("losses", count(net -> net.signum() < 0));
        number("breakeven", count(net -> net.signum() == 0));
        number("maxConsecutiveWins", longestRun(1));
        number("maxConsecutiveLosses", longestRun(-1));
    }

    private void money() {
        amount("netPnl", sum(net -> true));
        amount("grossProfit", sum(net -> net.signum() > 0));
        amount("grossLoss", sum(net -> net.signum() < 0));
        amount("fees", trips.stream().map(Trip::costs).reduce(BigDecimal.ZERO, BigDecimal::add));
        amount("expectancy", average(net -> true));
        amount("avgWin", average(net -> net.signum() > 0));
        amount("avgLoss", average(net -> net.signum() < 0));
        amount("largestWin", trips.stream().map(Trip::net).reduce(BigDecimal.ZERO, BigDecimal::max));
        amount("largestLoss", trips.stream().map(Trip::net).reduce(BigDecimal.ZERO, BigDecimal::min));
    }

    private void ratios() {
        double winRate = (double) count(net -> net.signum() > 0) / trips.size();
        double payoff = average(net -> net.signum() > 0).doubleValue()
                / -average(net -> net.signum() < 0).doubleValue();
        number("winRate", winRate);
        number("payoffRatio", payoff);
        number(
                "profitFactor",
                sum(net -> net.signum() > 0).doubleValue()
                        / -sum(net -> net.signum() < 0).doubleValue());
        number("kelly", winRate - (1 - winRate) / payoff);
        number(
                "avgHoldSeconds",
                trips.stream().mapToDouble(Trip::seconds).average().orElseThrow());
        double[] results =
                trips.stream().mapToDouble(trip -> trip.net().doubleValue()).toArray();
        number("sqn", Math.sqrt(results.length) * DailyReturns.mean(results) / DailyReturns.deviation(results));
        check.assertThat(summary.path("avgRMultiple").isNull())
                .as("avgRMultiple")
                .isTrue();
    }

    private void courseOfEquity() {
        var total = BigDecimal.ZERO;
        var peak = BigDecimal.ZERO;
        var deepest = BigDecimal.ZERO;
        double deepestFraction = 0;
        for (var trip : trips) {
            total = total.add(trip.net());
            peak = peak.max(total);
            var below = total.subtract(peak);
            deepest = deepest.min(below);
            deepestFraction = Math.min(deepestFraction, below.doubleValue() / (START + peak.doubleValue()));
        }
        amount("maxDrawdown", deepest);
        number("maxDrawdownPct", deepestFraction);
        number("recoveryFactor", total.doubleValue() / -deepest.doubleValue());
    }

    private void dailyReturns() {
        var returns = DailyReturns.of(trips, START);
        number("sharpe", returns.sharpe());
        number("sortino", returns.sortino());
        number("ulcerIndex", returns.ulcerIndex());
        number(
                "calmar",
                returns.annualGrowth() / -summary.path("maxDrawdownPct").asDouble());
    }

    private int longestRun(int sign) {
        int longest = 0;
        int run = 0;
        for (var trip : trips) {
            run = trip.net().signum() == sign ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private long count(Predicate<BigDecimal> which) {
        return trips.stream().map(Trip::net).filter(which).count();
    }

    private BigDecimal sum(Predicate<BigDecimal> which) {
        return trips.stream().map(Trip::net).filter(which).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal average(Predicate<BigDecimal> which) {
        return sum(which).divide(BigDecimal.valueOf(count(which)), 10, RoundingMode.HALF_EVEN);
    }

    private void amount(String name, BigDecimal expected) {
        check.assertThat(summary.path(name).isTextual())
                .as(name + " is a string")
                .isTrue();
        check.assertThat(new BigDecimal(summary.path(name).asText("0")))
                .as(name)
                .isEqualByComparingTo(expected);
    }

    private void number(String name, double expected) {
        check.assertThat(summary.path(name).isNumber())
                .as(name + " is a number")
                .isTrue();
        check.assertThat(summary.path(name).asDouble()).as(name).isCloseTo(expected, within(Math.abs(expected) * 1e-9));
    }
}
