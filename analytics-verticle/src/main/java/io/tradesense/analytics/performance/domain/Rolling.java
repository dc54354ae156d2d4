package io.tradesense.analytics.performance.domain;

import io.tradesense.analytics.readmodel.domain.Selection;
import io.tradesense.analytics.readmodel.domain.TradeColumns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures over the last so many trades, after each trade. Estimates: sums are kept running in floating point.
 *
 * @param points from the first full window on, evenly thinned to as many as asked for, the last always among them
 * @param steps full windows
 */
public record Rolling(List<Point> points, int steps) {

    /**
     * @param at the close of the window's last trade
     * @param profitFactor null where the window has no loss
     * @param sqn √n · mean / deviation of the net results; null where they do not vary
     */
    public record Point(
            Instant at,
            double expectancy,
            double winRate,
            @Nullable Double profitFactor,
            @Nullable Double sqn) {}

    public Rolling {
        points = List.copyOf(points);
    }

    /**
     * @param window trades, at least 2
     * @param most points
     */
    public static Rolling of(Selection selection, int window, int most) {
        double[] results = selection.net().values();
        int steps = Math.max(0, results.length - window + 1);
        int every = Math.max(1, (steps + most - 1) / most);
        Window sums = new Window();
        List<Point> points = new ArrayList<>();
        for (int last = 0; last < results.length; last++) {
            sums.add(results[last], 1);
            if (last >= window) sums.add(results[last - window], -1);
            // Counted back from the last, so that the newest window is always told.
            if (last >= window - 1 && (results.length - 1 - last) % every == 0)
                points.add(sums.point(TradeColumns.instant(selection.closedAtMicros(last)), window));
        }
        return new Rolling(points, steps);
    }

    /** Running sums of a window. */
    private static final class Window {
        private double sum;
        private double squares;
        private double won;
        private double lost;
        private int wins;
        private int losses;

        void add(double result, int sign) {
            sum += sign * result;
            squares += sign * result * result;
            if (result > 0) {
                won += sign * result;
                wins += sign;
            }
            if (result < 0) {
                lost -= sign * result;
                losses += sign;
            }
        }

        Point point(Instant at, int window) {
            double mean = sum / window;
            double variance = (squares - sum * mean) / (window - 1);
            // What rounding leaves of equal results is no deviation.
            boolean varies = variance > 1e-12 * (squares / window);
            return new Point(
                    at,
                    mean,
                    (double) wins / window,
                    losses == 0 ? null : won / lost,
                    varies ? Math.sqrt(window) * mean / Math.sqrt(variance) : null);
        }
    }
}
