package io.tradesense.market.history.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.tradesense.kit.Fault;
import io.tradesense.market.calendars.domain.TradingCalendar;
import io.tradesense.market.history.domain.Candle;
import io.tradesense.market.history.domain.CorporateAction;
import io.tradesense.market.history.domain.Interval;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Raw candles from a CSV file with a header, as the usual sources write it: date or time, open, high, low, close and
 * perhaps volume, split and dividend, in any order. Order of rows does not matter.
 */
public final class CandleFile {
    private static final int MOST_ROWS = 100_000;
    private static final int MOST_FAULTS = 100;
    private static final int LONGEST_FIELD = 64;
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,18}(\\.\\d{1,18})?|\\.\\d{1,18}");
    private static final Map<String, List<String>> NAMES = Map.of(
            "time", List.of("date", "time", "datetime", "timestamp", "t"),
            "open", List.of("open", "o"),
            "high", List.of("high", "h"),
            "low", List.of("low", "l"),
            "close", List.of("close", "c", "last"),
            "volume", List.of("volume", "vol", "v"),
            "split", List.of("split", "splitfactor", "stock splits", "split_ratio"),
            "dividend", List.of("dividend", "divcash", "dividends"));

    private final Interval interval;
    private final ZoneId zone;
    private final TradingCalendar calendar;
    private final List<Fault.At> faults = new ArrayList<>();
    private final NavigableMap<Instant, Candle> candles = new TreeMap<>();
    private final List<CorporateAction> actions = new ArrayList<>();

    /** What was in the file. @param candles ascending */
    public record Content(List<Candle> candles, List<CorporateAction> actions) {}

    private CandleFile(Interval interval, ZoneId zone, TradingCalendar calendar) {
        this.interval = interval;
        this.zone = zone;
        this.calendar = calendar;
    }

    /**
     * @param zone of times that do not say theirs
     * @throws Fault INVALID naming every bad line, up to a hundred
     */
    public static Content read(String text, Interval interval, ZoneId zone, TradingCalendar calendar) {
        var file = new CandleFile(interval, zone, calendar);
        file.readAll(text);
        if (!file.faults.isEmpty()) {
            throw Fault.invalid(file.faults.size() + " lines are not valid", file.faults);
        }
        if (file.candles.isEmpty()) {
            throw Fault.invalid("/0", "there is no candle in the file");
        }
        return new Content(List.copyOf(file.candles.values()), List.copyOf(file.actions));
    }

    private void readAll(String text) {
        try (var rows = CsvReader.builder().ofNamedCsvRecord(text)) {
            Map<String, String> columns = null;
            int count = 0;
            for (NamedCsvRecord row : rows) {
                if (columns == null) {
                    columns = columns(row.getHeader());
                }
                if (++count > MOST_ROWS) {
                    throw Fault.invalid("/" + row.getStartingLineNumber(), "more than " + MOST_ROWS + " rows");
                }
                if (faults.size() < MOST_FAULTS) {
                    read(row, columns);
                }
            }
        } catch (CsvParseException | IOException unreadable) {
            throw Fault.malformed("the body is not CSV", List.of(new Fault.At("", "is not CSV")));
        }
    }

    private static Map<String, String> columns(List<String> header) {
        Map<String, String> columns = new HashMap<>();
        for (String title : header) {
            String word = title.strip().toLowerCase(Locale.ROOT).replace("\uFEFF", "");
            NAMES.forEach((name, titles) -> {
                if (titles.contains(word)) {
                    columns.putIfAbsent(name, title);
                }
            });
        }
        List<Fault.At> missing = Arrays.stream(new String[] {"time", "open", "high", "low", "close"})
                .filter(name -> !columns.containsKey(name))
                .map(name -> new Fault.At("/1", "has no column for " + name))
                .toList();
        if (!missing.isEmpty()) {
            throw Fault.invalid("the header lacks columns", missing);
        }
        return columns;
    }

    private void read(NamedCsvRecord row, Map<String, String> columns) {
        long line = row.getStartingLineNumber();
        int before = faults.size();
        Instant time = time(line, field(row, columns, "time").orElse(""));
        BigDecimal open = price(row, columns, "open");
        BigDecimal high = price(row, columns, "high");
        BigDecimal low = price(row, columns, "low");
        BigDecimal close = price(row, columns, "close");
        BigDecimal volume = optional(row, columns, "volume", null);
        BigDecimal split = optional(row, columns, "split", BigDecimal.ONE);
        BigDecimal dividend = optional(row, columns, "dividend", BigDecimal.ZERO);
        if (faults.size() > before
                || time == null
                || open == null
                || high == null
                || low == null
                || close == null
                || split == null
                || dividend == null) {
            return;
        }
        if (candles.put(time, new Candle(time, open, high, low, close, volume)) != null) {
            faults.add(new Fault.At("/" + line, "is for the same time as another line"));
        }
        // Sources write 0 or 1 where there is no split.
        BigDecimal ratio = split.signum() == 0 ? BigDecimal.ONE : split;
        if (ratio.compareTo(BigDecimal.ONE) != 0 || dividend.signum() != 0) {
            actions.add(new CorporateAction(calendar.dateOf(time), ratio, dividend));
        }
    }

    private static Optional<String> field(NamedCsvRecord row, Map<String, String> columns, String name) {
        String title = columns.get(name);
        return title == null ? Optional.empty() : row.findField(title).map(String::strip);
    }

    private @Nullable BigDecimal price(NamedCsvRecord row, Map<String, String> columns, String name) {
        BigDecimal value = decimal(row, name, field(row, columns, name).orElse(""));
        if (value != null && value.signum() == 0) {
            faults.add(new Fault.At("/" + row.getStartingLineNumber() + "/" + name, "must be greater than zero"));
        }
        return value;
    }

    private @Nullable BigDecimal optional(
            NamedCsvRecord row, Map<String, String> columns, String name, @Nullable BigDecimal fallback) {
        String text = field(row, columns, name).orElse("");
        return text.isEmpty() ? fallback : decimal(row, name, text);
    }

    private @Nullable BigDecimal decimal(NamedCsvRecord row, String name, String text) {
        if (text.length() <= LONGEST_FIELD && DECIMAL.matcher(text).matches()) {
            return new BigDecimal(text);
        }
        faults.add(new Fault.At("/" + row.getStartingLineNumber() + "/" + name, "is not a plain decimal"));
        return null;
    }

    private @Nullable Instant time(long line, String text) {
        try {
            if (text.length() == 10 && text.charAt(4) == '-') {
                LocalDate date = LocalDate.parse(text);
                return interval.isIntraday() ? fail(line, "has a date and no time") : begin(date);
            }
            Instant time = text.matches("\\d{9,11}")
                    ? Instant.ofEpochSecond(Long.parseLong(text))
                    : text.matches("\\d{12,14}") ? Instant.ofEpochMilli(Long.parseLong(text)) : written(text);
            return interval.isIntraday() ? time : begin(calendar.dateOf(time));
        } catch (DateTimeException unreadable) {
            return fail(line, "has no date or time that can be read");
        }
    }

    private Instant written(String text) {
        String iso = text.replace(' ', 'T');
        return iso.endsWith("Z") || iso.matches(".*T.*[+-]\\d{2}:?\\d{2}$")
                ? OffsetDateTime.parse(iso).toInstant()
                : LocalDateTime.parse(iso).atZone(zone).toInstant();
    }

    private Instant begin(LocalDate date) {
        return calendar.session(date)
                .map(session -> session.open())
                .orElseGet(() -> date.atStartOfDay(calendar.zone()).toInstant());
    }

    private @Nullable Instant fail(long line, String why) {
        faults.add(new Fault.At("/" + line + "/time", why));
        return null;
    }
}
