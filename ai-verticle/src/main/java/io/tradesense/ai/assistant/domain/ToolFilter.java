package io.tradesense.ai.assistant.domain;

import io.tradesense.ai.facts.domain.Dimension;
import io.tradesense.ai.facts.domain.TradeFilter;
import io.tradesense.ai.models.domain.ToolSpec.Parameter;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A filter as a model writes it. */
public final class ToolFilter {
    static final List<Parameter> PARAMETERS = List.of(
            new Parameter("symbol", "One symbol, as the trader writes it.", List.of()),
            new Parameter("side", "LONG or SHORT.", List.of("LONG", "SHORT")),
            new Parameter("setup", "One setup.", List.of()),
            new Parameter("tag", "One tag.", List.of()),
            new Parameter("from", "First day of the close, YYYY-MM-DD.", List.of()),
            new Parameter("to", "Last day of the close, YYYY-MM-DD.", List.of()),
            new Parameter("minPnl", "Least net result; for single trades only.", List.of()),
            new Parameter("maxPnl", "Largest net result; for single trades only.", List.of()));
    private static final int LONGEST = 100;

    private ToolFilter() {}

    /** @throws IllegalArgumentException saying what cannot be read */
    public static TradeFilter read(Map<String, String> given, String tz) {
        return new TradeFilter(
                null,
                text(given, "symbol"),
                side(text(given, "side")),
                text(given, "tag"),
                text(given, "setup"),
                null,
                day(given, "from"),
                day(given, "to"),
                amount(given, "minPnl"),
                amount(given, "maxPnl"),
                tz);
    }

    static Map<Dimension, String> about(TradeFilter filter) {
        Map<Dimension, String> about = new EnumMap<>(Dimension.class);
        put(about, Dimension.SYMBOL, filter.symbol());
        put(about, Dimension.SIDE, filter.side());
        put(about, Dimension.SETUP, filter.setup());
        put(about, Dimension.TAG, filter.tag());
        return about;
    }

    /** "AAPL, 2026-01-01 to 2026-01-31"; "all closed trades" where nothing restricts. */
    static String words(TradeFilter filter) {
        List<String> words = new ArrayList<>();
        for (String part : new @Nullable String[] {filter.symbol(), filter.side(), filter.setup(), filter.tag()}) {
            if (part != null) {
                words.add(part);
            }
        }
        LocalDate from = filter.from();
        LocalDate to = filter.to();
        if (from != null && from.equals(to)) {
            words.add(from.toString());
        } else if (from != null || to != null) {
            words.add((from == null ? "" : from + " ") + "to" + (to == null ? " now" : " " + to));
        }
        return words.isEmpty() ? "all closed trades" : String.join(", ", words);
    }

    private static void put(Map<Dimension, String> about, Dimension by, @Nullable String key) {
        if (key != null) {
            about.put(by, key);
        }
    }

    private static @Nullable String text(Map<String, String> given, String name) {
        String text = given.get(name);
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(name + " is too long");
        }
        return text.strip();
    }

    private static @Nullable String side(@Nullable String side) {
        if (side != null && !side.equals("LONG") && !side.equals("SHORT")) {
            throw new IllegalArgumentException("side is LONG or SHORT");
        }
        return side;
    }

    private static @Nullable LocalDate day(Map<String, String> given, String name) {
        String text = text(given, name);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException(name + " is a day like 2026-01-31", unreadable);
        }
    }

    private static @Nullable BigDecimal amount(Map<String, String> given, String name) {
        String text = text(given, name);
        if (text != null && !text.matches("-?\\d{1,20}(\\.\\d{1,20})?")) {
            throw new IllegalArgumentException(name + " is a number like -250.50");
        }
        return text == null ? null : new BigDecimal(text);
    }
}
