package io.tradesense.trading.returns.domain;

import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.Instrument;
import io.tradesense.trading.prices.domain.Close;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The price of each instrument at the close of a day: of the market, or of the newest fill where that is newer. */
final class Marks {
    private final Map<Instrument, NavigableMap<LocalDate, Close>> closes;
    private final Map<Instrument, NavigableMap<LocalDate, BigDecimal>> fills = new HashMap<>();

    /** @param stale whether the market may have had another price at that day's close */
    record Mark(BigDecimal price, boolean stale, boolean simulated) {}

    Marks(Map<Instrument, NavigableMap<LocalDate, Close>> closes) {
        this.closes = closes;
    }

    void filled(DayFacts.Traded traded) {
        fills.computeIfAbsent(traded.instrument(), first -> new TreeMap<>()).put(traded.day(), traded.lastPrice());
    }

    /** For something that has been traded by then. */
    Mark at(Instrument instrument, LocalDate day) {
        var close = closeAt(instrument, day);
        var fill = Objects.requireNonNull(fills.get(instrument)).floorEntry(day);
        if (close != null && !close.getKey().isBefore(fill.getKey())) {
            return new Mark(
                    close.getValue().value(),
                    isStale(instrument, close.getKey(), day),
                    close.getValue().simulated());
        }
        return new Mark(fill.getValue(), true, false);
    }

    /** Units of one currency a unit of another was worth; of the first day with a rate before that one. Null if unknown. */
    @Nullable
    Mark rate(Instrument pair, LocalDate day) {
        var close = closeAt(pair, day);
        if (close != null) {
            return new Mark(
                    close.getValue().value(),
                    isStale(pair, close.getKey(), day),
                    close.getValue().simulated());
        }
        var known = closes.get(pair);
        if (known == null || known.isEmpty()) return null;
        var first = known.firstEntry().getValue();
        return new Mark(first.value(), true, first.simulated());
    }

    private Map.@Nullable Entry<LocalDate, Close> closeAt(Instrument instrument, LocalDate day) {
        var known = closes.get(instrument);
        return known == null ? null : known.floorEntry(day);
    }

    /** A gap that later closes surround was a holiday; one at the end is a price that is missing, but for weekends. */
    private boolean isStale(Instrument instrument, LocalDate closed, LocalDate day) {
        if (closed.equals(day)) return false;
        if (Objects.requireNonNull(closes.get(instrument)).ceilingKey(day) != null) return false;
        return instrument.assetClass() == AssetClass.CRYPTO
                || closed.plusDays(1).datesUntil(day.plusDays(1)).anyMatch(Marks::isWeekday);
    }

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
