package io.tradesense.analytics.candles.compute;

import io.tradesense.analytics.candles.domain.Candle;
import io.tradesense.analytics.candles.domain.Candles;
import io.tradesense.analytics.candles.domain.Span;
import io.tradesense.analytics.readmodel.domain.Side;
import io.tradesense.analytics.readmodel.domain.TradeColumns;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures the prices before a trader's entries, of the symbols they trade most. Prices may be away: then nothing is
 * known, within a few seconds.
 */
public final class EntryMeasures {
    private static final Logger log = LoggerFactory.getLogger(EntryMeasures.class);
    private static final int MOST_SYMBOLS = 8;
    private static final int MOST_CANDLES = 5_000;
    private static final long PATIENCE_MILLIS = 3_000;
    private final Candles candles;

    /** Something to know at an entry, from candles that had ended by then. */
    public interface Measure {

        /**
         * @param sign 1 for a long, -1 for a short
         * @return NaN where it is not known
         */
        double at(Instant entry, int sign);
    }

    /**
     * @param furthestBack of the last close; trades opened before it are not measured
     * @param lead what a measure needs before the first entry
     * @param measure over a symbol's candles
     */
    public record Plan(Span span, Duration furthestBack, Duration lead, Function<List<Candle>, Measure> measure) {}

    public EntryMeasures(Candles candles) {
        this.candles = candles;
    }

    /** What could be measured, by trade; empty where nobody could be asked. Never fails. */
    public Future<Optional<Map<UUID, Double>>> of(UUID userId, TradeColumns columns, Plan plan) {
        List<Future<Map<UUID, Double>>> asked = mostTraded(columns, plan.furthestBack).stream()
                .map(rows -> ofSymbol(userId, columns, rows, plan))
                .toList();
        if (asked.isEmpty()) {
            return Future.succeededFuture(Optional.of(Map.of()));
        }
        return Future.all(asked)
                .timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .map(all -> {
                    Map<UUID, Double> measured = new HashMap<>();
                    asked.forEach(each -> measured.putAll(each.result()));
                    return Optional.of(measured);
                })
                .otherwise(failure -> {
                    log.info("prices before entries are not known just now: {}", failure.toString());
                    return Optional.empty();
                });
    }

    /** Rows by symbol, each in the order of close. */
    private static List<List<Integer>> mostTraded(TradeColumns columns, Duration furthestBack) {
        if (columns.size() == 0) return List.of();
        long earliest =
                columns.closedAtMicros(columns.size() - 1) - TimeUnit.SECONDS.toMicros(furthestBack.toSeconds());
        Map<Integer, List<Integer>> bySymbol = new HashMap<>();
        for (int row = 0; row < columns.size(); row++) {
            if (columns.openedAtMicros(row) >= earliest) {
                bySymbol.computeIfAbsent(columns.symbols().first(row), symbol -> new ArrayList<>())
                        .add(row);
            }
        }
        return bySymbol.values().stream()
                .sorted(Comparator.comparingInt((List<Integer> rows) -> rows.size())
                        .reversed())
                .limit(MOST_SYMBOLS)
                .toList();
    }

    private Future<Map<UUID, Double>> ofSymbol(UUID userId, TradeColumns columns, List<Integer> rows, Plan plan) {
        long first = rows.stream().mapToLong(columns::openedAtMicros).min().orElseThrow();
        long last = rows.stream().mapToLong(columns::openedAtMicros).max().orElseThrow();
        Instant from = TradeColumns.instant(first).minus(plan.lead).truncatedTo(ChronoUnit.SECONDS);
        Instant to = TradeColumns.instant(last).plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
        String symbol = columns.symbols().names().get(columns.symbols().first(rows.get(0)));
        return candles.between(userId, symbol, plan.span, from, to, MOST_CANDLES)
                .map(series -> {
                    Measure measure = plan.measure.apply(series.candles());
                    Map<UUID, Double> measured = new HashMap<>();
                    for (int row : rows) {
                        double value =
                                measure.at(TradeColumns.instant(columns.openedAtMicros(row)), sign(columns, row));
                        if (!Double.isNaN(value)) measured.put(columns.tradeId(row), value);
                    }
                    return measured;
                });
    }

    private static int sign(TradeColumns columns, int row) {
        return columns.sides().has(row, columns.sides().code(Side.LONG.name())) ? 1 : -1;
    }
}
