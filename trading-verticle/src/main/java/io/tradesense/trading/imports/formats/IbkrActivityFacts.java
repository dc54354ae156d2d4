package io.tradesense.trading.imports.formats;

import io.tradesense.trading.executions.domain.Unreadable;
import io.tradesense.trading.imports.domain.Source;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an Activity Statement says outside its trades that is needed to read them.
 */
final class IbkrActivityFacts {

    /** More instruments than an account trades in a year; beyond them multipliers are not remembered. */
    private static final int MOST_INSTRUMENTS = 50_000;

    private final Map<String, BigDecimal> multipliers = new HashMap<>();
    private final Map<String, BigDecimal> rates = new HashMap<>();
    private final Set<String> withExecutions = new HashSet<>();
    private @Nullable Columns columns;

    private IbkrActivityFacts() {}

    /** Reads the whole file once. */
    static IbkrActivityFacts of(Source source) throws IOException {
        var facts = new IbkrActivityFacts();
        try (var records = CsvRecords.open(source, ',')) {
            records.forEachRemaining(facts::note);
        }
        return facts;
    }

    /** Empty where the statement does not say. */
    Optional<BigDecimal> multiplier(String category, String symbol) {
        return Optional.ofNullable(multipliers.get(category + '|' + symbol));
    }

    /** What a unit of this currency was worth in the account's, at the statement's end; empty where it does not say. */
    Optional<BigDecimal> rate(String currency) {
        return Optional.ofNullable(rates.get(currency));
    }

    boolean hasExecutions(String category) {
        return withExecutions.contains(category);
    }

    private void note(CsvRecord record) {
        switch (record.field(0)) {
            case "Trades" -> noteDiscriminator(record);
            case "Financial Instrument Information" -> table(record).ifPresent(at -> noteMultiplier(at, record));
            case "Base Currency Exchange Rate" -> table(record).ifPresent(at -> noteRate(at, record));
            default -> {
                // Every other table is about something else.
            }
        }
    }

    /** The columns of the table a data row stands in; empty for any other row. */
    private Optional<Columns> table(CsvRecord record) {
        if (record.field(1).equals("Header")) {
            columns = new Columns(record.fields());
            return Optional.empty();
        }
        return record.field(1).equals("Data") ? Optional.ofNullable(columns) : Optional.empty();
    }

    private void noteDiscriminator(CsvRecord record) {
        if (record.field(2).equals("Execution") && withExecutions.size() < MOST_INSTRUMENTS) {
            withExecutions.add(record.field(3));
        }
    }

    private void noteMultiplier(Columns at, CsvRecord record) {
        var multiplier = number(at.in(record, "Multiplier"));
        if (multiplier == null || multipliers.size() >= MOST_INSTRUMENTS) {
            return;
        }
        // A symbol that was renamed stands with its former name: "89988, 89988.OLD".
        for (var symbol : List.of(at.in(record, "Symbol").split(",", 8))) {
            multipliers.put(at.in(record, "Asset Category") + '|' + symbol.strip(), multiplier);
        }
    }

    private void noteRate(Columns at, CsvRecord record) {
        var rate = number(at.in(record, "Rate"));
        if (rate != null && rate.signum() > 0 && rates.size() < MOST_INSTRUMENTS) {
            rates.put(at.in(record, "Currency"), rate);
        }
    }

    /** Null where there is none to be read: a trade that needs it will be rejected and say so. */
    private static @Nullable BigDecimal number(String text) {
        try {
            return DecimalStyle.POINT.read(text);
        } catch (Unreadable e) {
            return null;
        }
    }
}
