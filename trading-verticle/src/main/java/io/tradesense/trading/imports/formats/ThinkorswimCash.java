package io.tradesense.trading.imports.formats;

import io.tradesense.trading.executions.domain.OptionSymbol;
import io.tradesense.trading.executions.domain.Unreadable;
import io.tradesense.trading.imports.domain.ImportContext;
import io.tradesense.trading.imports.domain.NoExecution;
import io.tradesense.trading.imports.domain.Row;
import io.tradesense.trading.optionevents.domain.OptionEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rows of thinkorswim's table Cash Balance that are no trades: {@code EFN}, {@code WIN}, {@code WOU} and {@code
 * JRN} book money that came or went, unless it moved between stocks and futures; {@code DOI} books dividends ({@code
 * ORDINARY DIVIDEND~AAPL}) and interest, {@code RAD} takes options out ({@code REMOVAL OF OPTION DUE TO EXPIRATION -1.0 SPY
 * 100 (Weeklys) 19 JAN 24 480 CALL}).
 */
final class ThinkorswimCash {
    private static final String WITHIN_ACCOUNT = "INTRA-ACCOUNT";
    private static final Pattern REMOVAL = Pattern.compile(
            "REMOVAL OF OPTION DUE TO (?<how>EXPIRATION|ASSIGNMENT|EXERCISE) (?<quantity>[-+]?[\\d.]{1,12})"
                    + " (?<root>[A-Z0-9./]{1,8}) \\d{1,6} (?:\\([^)]{1,40}\\) )?(?<expiry>\\d{1,2} [A-Z]{3} \\d{2})"
                    + " (?:\\[[^]]{1,10}] )?(?<strike>[\\d.,]{1,12}) (?<right>PUT|CALL)");
    private static final Pattern PAID_BY = Pattern.compile(".*DIVIDEND.*~(?<symbol>[A-Z0-9./]{1,12})");
    private static final Map<String, OptionEvent.Type> ENDS = Map.of(
            "EXPIRATION", OptionEvent.Type.EXPIRED,
            "ASSIGNMENT", OptionEvent.Type.ASSIGNED,
            "EXERCISE", OptionEvent.Type.EXERCISED);

    private final ImportContext context;

    ThinkorswimCash(ImportContext context) {
        this.context = context;
    }

    /** Null for a row that is nothing of both. */
    @Nullable
    Row row(Columns at, CsvRecord record) {
        var description = at.in(record, "Description").strip().toUpperCase(Locale.ROOT);
        return switch (at.in(record, "Type")) {
            case "DOI" -> booked(at, record, description, NoExecution.INTEREST);
            case "EFN", "WIN", "WOU" -> booked(at, record, description, NoExecution.TRANSFER);
            case "JRN" ->
                description.contains(WITHIN_ACCOUNT)
                        ? new Row.PassedOver(record.line(), NoExecution.TRANSFER)
                        : booked(at, record, description, NoExecution.TRANSFER);
            case "RAD" -> ended(at, record, description);
            default -> null;
        };
    }

    /** @param otherwise what it is unless the description says */
    private Row booked(Columns at, CsvRecord record, String description, NoExecution otherwise) {
        var paidBy = PAID_BY.matcher(description);
        return new Bookkeeping(record.line(), record.raw(), context.rules())
                .booked(
                        Bookings.kindOf(description).orElse(otherwise),
                        new Bookkeeping.Said(
                                () -> DecimalStyle.POINT.read(at.in(record, "Amount")),
                                () -> at(at, record),
                                "USD",
                                paidBy.matches() ? paidBy.group("symbol") : null,
                                null,
                                at.in(record, "Description")));
    }

    private @Nullable Row ended(Columns at, CsvRecord record, String description) {
        var removal = REMOVAL.matcher(description);
        if (!removal.matches()) return null;
        return new Bookkeeping(record.line(), record.raw(), context.rules())
                .ended(
                        ENDS.getOrDefault(removal.group("how"), OptionEvent.Type.EXPIRED),
                        () -> OptionSymbol.of(
                                removal.group("root"),
                                Moment.read(removal.group("expiry"), Moment.DateOrder.DAY_FIRST)
                                        .date(),
                                removal.group("right"),
                                strike(removal.group("strike"))),
                        () -> magnitude(removal.group("quantity")),
                        () -> at(at, record),
                        () -> null,
                        null,
                        symbol -> List.of());
    }

    private @Nullable Instant at(Columns at, CsvRecord record) {
        var text = (at.in(record, "Date") + " " + at.in(record, "Time")).strip();
        return text.isEmpty()
                ? null
                : Moment.read(text, Moment.DateOrder.MONTH_FIRST).in(context.zoneOr(Moment.NEW_YORK));
    }

    private static BigDecimal strike(String text) {
        var strike = DecimalStyle.POINT.read(text);
        if (strike == null) throw new Unreadable(text, "is no strike price");
        return strike;
    }

    private static @Nullable BigDecimal magnitude(String text) {
        var number = DecimalStyle.POINT.read(text);
        return number == null ? null : number.abs();
    }
}
