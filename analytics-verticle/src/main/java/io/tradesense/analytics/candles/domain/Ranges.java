package io.tradesense.analytics.candles.domain;

import java.time.Instant;
import java.util.List;

/**
 * What was to be known of a price at a moment: only candles that had ended by then are looked at. Ranges are the true
 * range of J. W. Wilder ("New Concepts in Technical Trading Systems", 1978), averaged plainly over
 * {@value #AVERAGED} candles.
 */
public final class Ranges {
    static final int AVERAGED = 14;
    private static final int BACK = 3;
    /** A weekend and a holiday may lie between, not a month. */
    private static final int STALE_CANDLES = 96;

    private static final int STALE_DAYS = 6;
    private final List<Candle> candles;
    private final Span span;

    /** @param candles by time */
    public Ranges(List<Candle> candles, Span span) {
        this.candles = candles;
        this.span = span;
    }

    /**
     * How far the price had run over the last {@value #BACK} candles, in average true ranges.
     *
     * @param sign 1 for upwards, -1 for downwards
     * @return NaN where too few candles are known, or none shortly before
     */
    public double run(Instant moment, int sign) {
        int last = lastEndedBy(moment);
        if (last < 0) return Double.NaN;
        double range = averageRange(last);
        double move = candles.get(last).close() - candles.get(last - BACK).close();
        return range > 0 ? sign * move / range : Double.NaN;
    }

    /** The average true range as a share of the price; NaN as with {@link #run}. */
    public double volatility(Instant moment) {
        int last = lastEndedBy(moment);
        return last < 0 ? Double.NaN : averageRange(last) / candles.get(last).close();
    }

    /** Negative where it cannot be used. */
    private int lastEndedBy(Instant moment) {
        int low = 0;
        int high = candles.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (candles.get(middle).t().plus(span.length()).isAfter(moment)) high = middle;
            else low = middle + 1;
        }
        int last = low - 1;
        return last < AVERAGED || isStale(candles.get(last), moment) ? -1 : last;
    }

    private boolean isStale(Candle candle, Instant moment) {
        int patience = span.compareTo(Span.D1) < 0 ? STALE_CANDLES : STALE_DAYS;
        return candle.t().plus(span.length().multipliedBy(patience)).isBefore(moment);
    }

    private double averageRange(int last) {
        double sum = 0;
        for (int at = last - AVERAGED + 1; at <= last; at++) {
            Candle candle = candles.get(at);
            double before = candles.get(at - 1).close();
            sum += Math.max(candle.high(), before) - Math.min(candle.low(), before);
        }
        return sum / AVERAGED;
    }
}
