package io.tradesense.analytics.candlesticks.domain;

import io.tradesense.analytics.candles.domain.Candle;
import io.tradesense.analytics.candles.domain.Span;
import io.tradesense.analytics.readmodel.domain.MoneyColumn;
import io.tradesense.analytics.readmodel.domain.Selection;
import io.tradesense.analytics.readmodel.domain.Side;
import io.tradesense.analytics.readmodel.domain.TradeColumns;
import io.tradesense.analytics.statistics.domain.Centred;
import io.tradesense.analytics.statistics.domain.ChanceMaxima;
import io.tradesense.analytics.statistics.domain.Contrast;
import io.tradesense.analytics.statistics.domain.Interval;
import io.tradesense.analytics.statistics.domain.PermutationTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the trader did on a pattern: the trades opened within {@value #CANDLES} candles after it could be known, against
 * all their other trades of the symbol in that time. A trade may follow several patterns. p-values are those of a
 * permutation, adjusted for all patterns looked at (max-T); below {@value #LEAST} trades on either side nothing is
 * tested.
 *
 * @param sightings of the pattern
 * @param withIt of the trades, those in the direction tradition reads the pattern as; 0 where it reads none
 * @param effect the mean net result a trade less that of the other trades; null below two on either side
 * @param interval 95 % of the effects of all patterns tested at once: leaves 0 out if and only if the record is
 *     significant; null where it was not tested
 */
public record OwnRecord(
        Shape shape,
        int sightings,
        int trades,
        int withIt,
        int wins,
        BigDecimal netPnl,
        @Nullable Double effect,
        @Nullable Interval interval,
        @Nullable Double pValue,
        @Nullable Double adjustedPValue,
        List<UUID> tradeIds) {
    static final int CANDLES = 3;
    static final int LEAST = 10;
    private static final int PERMUTATIONS = 2_000;
    private static final long SEED = 0x63616E646C65L;
    private static final int MOST_IDS = 200;

    /** The difference is more than luck, for all patterns looked at. */
    public boolean significant() {
        return adjustedPValue != null && adjustedPValue <= ChanceMaxima.LEVEL;
    }

    /** Of each pattern that was seen, most trades first. */
    static List<OwnRecord> of(List<Sighting> sightings, List<Candle> candles, Span span, Selection trades) {
        Map<Shape, TreeSet<Integer>> followed = new EnumMap<>(Shape.class);
        Map<Shape, Integer> seen = new EnumMap<>(Shape.class);
        for (Sighting sighting : sightings) {
            seen.merge(sighting.shape(), 1, Integer::sum);
            TreeSet<Integer> positions = followed.computeIfAbsent(sighting.shape(), shape -> new TreeSet<>());
            long from = end(sighting.known(), candles, span);
            long until = end(sighting.known() + CANDLES, candles, span);
            for (int position = 0; position < trades.trades(); position++) {
                long opened = trades.openedAtMicros(position);
                if (opened >= from && opened < until) positions.add(position);
            }
        }
        return tested(seen, followed, trades);
    }

    /** A candle is followed by the next there is, over a weekend too; beyond the last one by the clock. */
    private static long end(int candle, List<Candle> candles, Span span) {
        int last = Math.min(candle, candles.size() - 1);
        return TradeColumns.micros(candles.get(last).t().plus(span.length().multipliedBy(1L + candle - last)));
    }

    private static List<OwnRecord> tested(
            Map<Shape, Integer> seen, Map<Shape, TreeSet<Integer>> followed, Selection trades) {
        List<Shape> large = new ArrayList<>();
        List<int[]> members = new ArrayList<>();
        followed.forEach((shape, positions) -> {
            if (Math.min(positions.size(), trades.trades() - positions.size()) >= LEAST) {
                large.add(shape);
                members.add(array(positions));
            }
        });
        Centred nets = Centred.of(trades.net().values());
        var test = PermutationTest.run(nets, members.toArray(int[][]::new), PERMUTATIONS, SEED);
        List<OwnRecord> records = new ArrayList<>();
        seen.forEach((shape, count) -> {
            int at = large.indexOf(shape);
            Double raw = at < 0 ? null : (Double) test.raw()[at];
            Double adjusted = at < 0 ? null : (Double) test.adjusted()[at];
            int[] positions = array(followed.getOrDefault(shape, new TreeSet<>()));
            Contrast contrast = Contrast.of(nets, positions);
            Interval interval = at < 0 || contrast == null ? null : contrast.interval(test.critical());
            records.add(of(shape, count, positions, trades, contrast, interval, raw, adjusted));
        });
        records.sort((one, other) -> other.trades() - one.trades());
        return records;
    }

    private static OwnRecord of(
            Shape shape,
            int seen,
            int[] positions,
            Selection trades,
            @Nullable Contrast contrast,
            @Nullable Interval interval,
            @Nullable Double raw,
            @Nullable Double adjusted) {
        MoneyColumn nets = trades.net().rows(positions);
        int wins = 0;
        int with = 0;
        for (int i = 0; i < positions.length; i++) {
            if (nets.signum(i) > 0) wins++;
            if (direction(trades, positions[i]) == shape.direction()) with++;
        }
        List<UUID> ids = trades.part(positions).tradeIds();
        return new OwnRecord(
                shape,
                seen,
                positions.length,
                with,
                wins,
                nets.sum(),
                contrast == null ? null : (Double) contrast.effect(),
                interval,
                raw,
                adjusted,
                ids.subList(Math.max(0, ids.size() - MOST_IDS), ids.size()));
    }

    private static int direction(Selection trades, int position) {
        var sides = trades.columns().sides();
        return sides.has(trades.row(position), sides.code(Side.LONG.name())) ? 1 : -1;
    }

    private static int[] array(TreeSet<Integer> positions) {
        return positions.stream().mapToInt(Integer::intValue).toArray();
    }
}
