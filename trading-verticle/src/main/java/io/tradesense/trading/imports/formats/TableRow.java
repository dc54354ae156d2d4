package io.tradesense.trading.imports.formats;

import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.FillDraft;
import io.tradesense.trading.imports.domain.NoExecution;
import io.tradesense.trading.imports.domain.Row;
import io.tradesense.trading.imports.domain.StatedFigure.Measure;
import io.tradesense.trading.optionevents.domain.OptionEvent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One record below a heading, by the names of its columns; and the rows that can come of it. */
record TableRow(Table table, CsvRecord record) {

    private static final int QUOTIENT_DIGITS = 8;

    /** Empty where there is nothing, or no such column. */
    String text(String column) {
        return table.columns().in(record, column);
    }

    @Nullable
    String textOrNull(String column) {
        var text = text(column);
        return text.isEmpty() ? null : text;
    }

    /** The first of these columns that says something. */
    String first(String... columns) {
        for (var column : columns) {
            var text = text(column);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    /** Null where there is none. */
    @Nullable
    BigDecimal number(String column) {
        return table.decimals().read(text(column));
    }

    @Nullable
    BigDecimal magnitude(String column) {
        var number = number(column);
        return number == null ? null : number.abs();
    }

    /** To eight digits behind the point; the divisor is not zero. */
    static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor) {
        var quotient = dividend.divide(divisor, QUOTIENT_DIGITS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return quotient.scale() < 0 ? quotient.setScale(0) : quotient;
    }

    /** What was paid, positive, where the file writes what is paid as negative. */
    @Nullable
    BigDecimal paid(String column) {
        var number = number(column);
        return number == null ? null : number.negate();
    }

    /** The instant of a date with a time, or of its noon; local times are in the table's zone. Null where there is none. */
    @Nullable
    Instant instant(String column) {
        var text = text(column);
        return text.isEmpty() ? null : Moment.read(text, table.dates()).in(table.zone());
    }

    Row filled(FillDraft draft) {
        return Row.of(draft, record.line(), record.raw(), table.context().rules());
    }

    /** The fill, and what the broker says it moved in cash; nothing is compared for a future, which moves none. */
    Row filled(FillDraft draft, String amountColumn) {
        var moved = Stated.ofFill(Measure.FILL_CASH, text(amountColumn), null, record.line());
        return Row.of(
                draft,
                record.line(),
                record.raw(),
                table.context().rules(),
                fill -> fill.assetClass() == AssetClass.FUTURE ? List.of() : moved.apply(fill));
    }

    /** What takes the fill of the draft back. */
    Row cancelled(FillDraft draft) {
        return Row.cancelled(draft, record.line(), record.raw(), table.context().rules(), null);
    }

    Row rejected(String detail) {
        return new Row.Rejected(record.line(), detail, record.raw());
    }

    /**
     * What a booking is that is no execution. One that has a quantity and a price and is not known is no matter to pass
     * over.
     */
    Row booking(String name, boolean looksLikeAnExecution, Bookkeeping.Said said) {
        var kind = Bookings.kindOf(name);
        return kind.isEmpty() && looksLikeAnExecution
                ? rejected("the action \"" + name + "\" is not known")
                : booking(kind.orElse(NoExecution.OTHER), said);
    }

    /** The same where what is booked is no money. */
    Row booking(String name, boolean looksLikeAnExecution) {
        var kind = Bookings.kindOf(name);
        return kind.isEmpty() && looksLikeAnExecution
                ? rejected("the action \"" + name + "\" is not known")
                : passedOver(kind.orElse(NoExecution.OTHER));
    }

    /** Shares that were moved are worth what the row says; no money came for them. */
    Row booking(NoExecution kind, Bookkeeping.Said said) {
        var isInKind =
                kind == NoExecution.TRANSFER && !first("Quantity", "Quantity #").matches("[-0.]*");
        return bookkeeping().booked(kind, isInKind ? said.inKind() : said);
    }

    /** Dollars booked on a day. @param symbol may be empty */
    Bookkeeping.Said dollars(String amount, String date, String symbol, String note) {
        return new Bookkeeping.Said(
                () -> table.decimals().read(text(amount)),
                () -> TradeDay.read(text(date), false),
                "USD",
                symbol,
                null,
                note);
    }

    /** An expiry, an assignment or an exercise on a day, of as many contracts as the column says, whatever its sign. */
    Row ended(OptionEvent.Type type, Security option, String quantity, String date) {
        return bookkeeping()
                .ended(
                        type,
                        option::symbol,
                        () -> contracts(text(quantity)),
                        () -> TradeDay.close(text(date)),
                        () -> null,
                        null,
                        symbol -> List.of());
    }

    Bookkeeping bookkeeping() {
        return new Bookkeeping(record.line(), record.raw(), table.context().rules());
    }

    /** Some brokers write which way they were held behind it: {@code 1S}. */
    private @Nullable BigDecimal contracts(String text) {
        var number = table.decimals().read(text.replaceFirst("(?<=\\d)[SL]$", ""));
        return number == null ? null : number.abs();
    }

    Row passedOver(NoExecution kind) {
        return new Row.PassedOver(record.line(), kind);
    }

    /** Null for an option, whose multiplier is the usual one, and for all that is no future; else the future's own. */
    @Nullable
    BigDecimal multiplierOf(AssetClass assetClass, String symbol) {
        return assetClass == AssetClass.FUTURE
                ? FutureName.multiplier(symbol, table.context().rules()).orElse(null)
                : null;
    }
}
