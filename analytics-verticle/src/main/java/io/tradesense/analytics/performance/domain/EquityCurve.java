package io.tradesense.analytics.performance.domain;

import io.tradesense.analytics.readmodel.domain.MoneyColumn;
import io.tradesense.analytics.readmodel.domain.Selection;
import io.tradesense.analytics.readmodel.domain.TradeColumns;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Equity after each closed trade or each day. A long curve is thinned to a bounded number of points that keeps what the
 * eye looks for: see {@link Thinning}. Every point that is kept is exact.
 *
 * @param points in the order of time, at most as many as asked for
 * @param steps how many trades or days the whole curve has
 */
public record EquityCurve(List<Point> points, int steps) {

    /** More than a screen has columns. */
    public static final int MAX_POINTS = 2_000;

    /**
     * @param at the close of the trade, or the beginning of the day in the trader's zone
     * @param equity the starting balance (0 where it is unknown) and every result up to here
     * @param drawdown below the highest equity so far, the start included; 0 or negative
     * @param drawdownPct the same as a fraction of that peak; null where the starting balance is unknown or not positive
     */
    public record Point(
            Instant at,
            BigDecimal equity,
            BigDecimal drawdown,
            @Nullable Double drawdownPct) {}

    public EquityCurve {
        points = List.copyOf(points);
    }

    public boolean thinned() {
        return points.size() < steps;
    }

    /** A point a trade. */
    public static EquityCurve byTrade(Selection selection, @Nullable BigDecimal startingBalance, int maxPoints) {
        return of(
                Drawdown.of(selection.net(), startingBalance),
                startingBalance,
                step -> TradeColumns.instant(selection.closedAtMicros(step)),
                maxPoints);
    }

    /** A point a weekday from the first close to the last, days as in {@link DailyEquity}. */
    public static EquityCurve byDay(
            Selection selection, @Nullable BigDecimal startingBalance, ZoneId zone, int maxPoints) {
        DailyEquity daily = DailyEquity.of(selection, zone);
        return of(
                Drawdown.of(daily.results(), startingBalance),
                startingBalance,
                step -> daily.date(step).atStartOfDay(zone).toInstant(),
                maxPoints);
    }

    private static EquityCurve of(
            Drawdown drawdown, @Nullable BigDecimal startingBalance, IntFunction<Instant> at, int maxPoints) {
        BigDecimal start = startingBalance == null ? BigDecimal.ZERO : startingBalance;
        List<Point> points = new ArrayList<>();
        for (int step : Thinning.steps(drawdown, maxPoints)) {
            points.add(new Point(
                    at.apply(step),
                    MoneyColumn.plain(start.add(drawdown.totalAt(step))),
                    drawdown.at(step),
                    drawdown.fraction(step)));
        }
        return new EquityCurve(points, drawdown.steps());
    }
}
