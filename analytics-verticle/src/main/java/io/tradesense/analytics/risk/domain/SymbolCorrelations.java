package io.tradesense.analytics.risk.domain;

import io.tradesense.analytics.readmodel.domain.Labels;
import io.tradesense.analytics.readmodel.domain.LocalSeconds;
import io.tradesense.analytics.readmodel.domain.Selection;
import io.tradesense.analytics.statistics.domain.Correlation;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How the daily results of the trader's symbols move together, over the days on which both had a close. Days on which one
 * was not traded say nothing of how they go together, and would make everything look independent.
 */
public final class SymbolCorrelations {

    static final int SYMBOLS = 10;
    static final int LEAST_DAYS = 10;

    private SymbolCorrelations() {}

    /** Two symbols that have at least {@value #LEAST_DAYS} days in common. */
    public record Pair(String symbol, String other, Correlation correlation) {}

    /** Of the {@value #SYMBOLS} symbols with the most trades, the strongest first. */
    static List<Pair> of(Selection selection, ZoneId zone) {
        Labels symbols = selection.columns().symbols();
        List<Integer> codes = mostTraded(selection, symbols);
        List<SortedMap<Long, Double>> daily = codes.stream()
                .map(code -> daily(selection, symbols, code, new LocalSeconds(zone)))
                .toList();
        List<Pair> pairs = new ArrayList<>();
        for (int one = 0; one < codes.size(); one++) {
            for (int other = one + 1; other < codes.size(); other++) {
                Correlation correlation = common(daily.get(one), daily.get(other));
                if (correlation != null)
                    pairs.add(new Pair(
                            symbols.names().get(codes.get(one)), symbols.names().get(codes.get(other)), correlation));
            }
        }
        pairs.sort(Comparator.comparingDouble(
                (Pair pair) -> -Math.abs(pair.correlation().coefficient())));
        return pairs;
    }

    private static List<Integer> mostTraded(Selection selection, Labels symbols) {
        int[] trades = new int[symbols.names().size()];
        for (int position = 0; position < selection.trades(); position++) {
            trades[symbols.first(selection.row(position))]++;
        }
        return IntStream.range(0, trades.length)
                .filter(code -> trades[code] >= LEAST_DAYS)
                .boxed()
                .sorted(Comparator.comparingInt((Integer code) -> -trades[code]))
                .limit(SYMBOLS)
                .toList();
    }

    private static SortedMap<Long, Double> daily(Selection selection, Labels symbols, int code, LocalSeconds clock) {
        SortedMap<Long, Double> daily = new TreeMap<>();
        for (int position = 0; position < selection.trades(); position++) {
            if (symbols.first(selection.row(position)) == code)
                daily.merge(
                        clock.day(selection.closedAtMicros(position)),
                        selection.net().value(position),
                        Double::sum);
        }
        return daily;
    }

    private static @Nullable Correlation common(SortedMap<Long, Double> one, SortedMap<Long, Double> other) {
        List<Long> days = one.keySet().stream().filter(other::containsKey).toList();
        if (days.size() < LEAST_DAYS) return null;
        return Correlation.of(
                days.stream().mapToDouble(day -> one.getOrDefault(day, 0.0)).toArray(),
                days.stream().mapToDouble(day -> other.getOrDefault(day, 0.0)).toArray());
    }
}
