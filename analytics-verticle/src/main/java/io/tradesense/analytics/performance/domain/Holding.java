package io.tradesense.analytics.performance.domain;

import io.tradesense.analytics.readmodel.domain.MoneyColumn;
import io.tradesense.analytics.readmodel.domain.Selection;
import io.tradesense.analytics.statistics.domain.Sample;
import org.jspecify.annotations.Nullable;

/**
 * How long positions were held and how much of the time there was one; seconds of wall time, nights and weekends
 * included.
 *
 * @param winners the mean over winning trades
 * @param losers the mean over losing trades
 * @param exposure the share of the time from the first open to the last close in which any of the trades was open
 * @param mostAtOnce trades open at the same moment; one that closes when another opens does not overlap it
 * @param span seconds from the first open to the last close
 */
public record Holding(
        @Nullable Double average,
        @Nullable Double median,
        @Nullable Double winners,
        @Nullable Double losers,
        @Nullable Double exposure,
        int mostAtOnce,
        double span) {

    private static final double MICROS = 1e6;

    public static Holding of(Selection selection) {
        int trades = selection.trades();
        if (trades == 0) return new Holding(null, null, null, null, null, 0, 0);
        double[] held = new double[trades];
        long[] opened = new long[trades];
        long[] closed = new long[trades];
        for (int position = 0; position < trades; position++) {
            opened[position] = selection.openedAtMicros(position);
            closed[position] = selection.closedAtMicros(position);
            held[position] = (closed[position] - opened[position]) / MICROS;
        }
        NearlySorted.sort(opened);
        NearlySorted.sort(closed);
        double span = (closed[trades - 1] - opened[0]) / MICROS;
        Overlap overlap = Overlap.of(opened, closed);
        return new Holding(
                Sample.mean(held),
                Sample.median(held),
                mean(held, selection.net(), 1),
                mean(held, selection.net(), -1),
                span > 0 ? overlap.covered() / MICROS / span : null,
                overlap.most(),
                span);
    }

    private static @Nullable Double mean(double[] held, MoneyColumn net, int outcome) {
        double sum = 0;
        int count = 0;
        for (int position = 0; position < held.length; position++) {
            // Without a branch, as in Totals.
            int is = net.signum(position) == outcome ? 1 : 0;
            sum += is * held[position];
            count += is;
        }
        return count == 0 ? null : sum / count;
    }

    /**
     * A walk over all opens and closes in the order of time.
     *
     * @param covered microseconds in which something was open
     */
    private record Overlap(long covered, int most) {

        static Overlap of(long[] opened, long[] closed) {
            long covered = 0;
            long since = 0;
            int open = 0;
            int most = 0;
            int next = 0;
            for (long close : closed) {
                // A trade that closes as it opens is open for no time, but has to be counted in before it is counted
                // out.
                while (next < opened.length && (opened[next] < close || open == 0)) {
                    if (open++ == 0) since = opened[next];
                    next++;
                    most = Math.max(most, open);
                }
                if (--open == 0) covered += close - since;
            }
            return new Overlap(covered, most);
        }
    }
}
