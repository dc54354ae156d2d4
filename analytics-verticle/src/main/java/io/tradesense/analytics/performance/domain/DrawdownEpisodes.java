package io.tradesense.analytics.performance.domain;

import io.tradesense.analytics.readmodel.domain.Selection;
import io.tradesense.analytics.readmodel.domain.TradeColumns;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every stretch in which equity lay below its highest point so far, trade by trade. The start is such a point, so losing
 * the first trade begins one.
 *
 * @param deepest in money, the deepest first; at most as many as asked for
 * @param count of all stretches
 * @param current the one that has not ended; null where equity stands at its highest
 * @param averageDepth in money, over all stretches; 0 or negative
 * @param underWater the share of the trades after which equity lay below its highest point; null without a trade
 */
public record DrawdownEpisodes(
        List<Episode> deepest,
        int count,
        @Nullable Episode current,
        @Nullable Double averageDepth,
        @Nullable Double underWater) {

    /** The most that are answered. */
    public static final int MOST = 100;

    /**
     * One stretch.
     *
     * @param peakAt the close of the trade that made the highest point; null where it is the start
     * @param troughAt the close of the trade at the deepest point
     * @param recoveredAt the close of the trade that reached the highest point again; null where none has
     * @param depth in money, negative
     * @param depthPct as a fraction of the highest point; null where the starting balance is unknown or not positive
     * @param trades that closed in it, up to the one that ended it
     * @param tradesToTrough of these, up to the deepest point
     */
    public record Episode(
            @Nullable Instant peakAt,
            Instant troughAt,
            @Nullable Instant recoveredAt,
            BigDecimal depth,
            @Nullable Double depthPct,
            int trades,
            int tradesToTrough) {}

    public DrawdownEpisodes {
        deepest = List.copyOf(deepest);
    }

    /** @param most stretches to tell */
    public static DrawdownEpisodes of(Selection selection, @Nullable BigDecimal startingBalance, int most) {
        Drawdown drawdown = Drawdown.of(selection.net(), startingBalance);
        List<Episode> all = new ArrayList<>();
        Episode current = null;
        int below = 0;
        double depths = 0;
        for (int first = 0; first < drawdown.steps(); first++) {
            if (drawdown.depthAt(first) == 0) continue;
            int end = end(drawdown, first);
            Episode episode = episode(selection, drawdown, first, end);
            all.add(episode);
            if (end == drawdown.steps()) current = episode;
            below += end - first;
            depths += episode.depth().doubleValue();
            first = end;
        }
        all.sort(Comparator.comparing(Episode::depth));
        return new DrawdownEpisodes(
                all.subList(0, Math.min(most, all.size())),
                all.size(),
                current,
                all.isEmpty() ? null : depths / all.size(),
                drawdown.steps() == 0 ? null : (double) below / drawdown.steps());
    }

    /** The first step that is at the highest point again, or the number of steps. */
    private static int end(Drawdown drawdown, int first) {
        int step = first;
        while (step < drawdown.steps() && drawdown.depthAt(step) < 0) step++;
        return step;
    }

    private static Episode episode(Selection selection, Drawdown drawdown, int first, int end) {
        int trough = first;
        double fraction = 0;
        for (int step = first; step < end; step++) {
            if (drawdown.depthAt(step) < drawdown.depthAt(trough)) trough = step;
            Double here = drawdown.fraction(step);
            if (here != null) fraction = Math.min(fraction, here);
        }
        boolean recovered = end < drawdown.steps();
        return new Episode(
                first == 0 ? null : closeOf(selection, first - 1),
                closeOf(selection, trough),
                recovered ? closeOf(selection, end) : null,
                drawdown.at(trough),
                drawdown.fraction(trough) == null ? null : Double.valueOf(fraction),
                recovered ? end - first + 1 : end - first,
                trough - first + 1);
    }

    private static Instant closeOf(Selection selection, int step) {
        return TradeColumns.instant(selection.closedAtMicros(step));
    }
}
