package io.tradesense.trading.imports.formats;

import io.tradesense.trading.executions.domain.Unreadable;
import io.tradesense.trading.imports.domain.ImportContext;
import io.tradesense.trading.imports.domain.NoExecution;
import io.tradesense.trading.imports.domain.Row;
import io.tradesense.trading.optionevents.domain.OptionEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What Interactive Brokers books beside trades, and its codes for what became of an option, in both kinds of report. */
final class IbkrBooking {

    /** Tables of an Activity Statement whose rows are cash, all with currency, date, description and amount. */
    static final Map<String, NoExecution> TABLES = Map.of(
            "Dividends", NoExecution.DIVIDEND,
            "Payment In Lieu Of Dividends", NoExecution.DIVIDEND,
            "Withholding Tax", NoExecution.FEE,
            "Interest", NoExecution.INTEREST,
            "Fees", NoExecution.FEE,
            "Deposits & Withdrawals", NoExecution.TRANSFER);

    /** {@code AAPL(US0378331005) Cash Dividend USD 0.24 per Share (Ordinary Dividend)}. */
    private static final Pattern PAID_BY = Pattern.compile("(?<symbol>[A-Z0-9. ]{1,20})\\([A-Z0-9]{6,20}\\).*");

    private static final Pattern CODES = Pattern.compile("[;,\\s]+");
    private static final Map<String, OptionEvent.Type> ENDS = Map.of(
            "A", OptionEvent.Type.ASSIGNED,
            "Ex", OptionEvent.Type.EXERCISED,
            "Ep", OptionEvent.Type.EXPIRED);

    private IbkrBooking() {}

    /** What became of the option by the trade's codes; empty where it was traded. */
    static Optional<OptionEvent.Type> end(String codes) {
        return CODES.splitAsStream(codes)
                .map(ENDS::get)
                .filter(type -> type != null)
                .findFirst();
    }

    static boolean isCancellation(String codes) {
        return CODES.splitAsStream(codes).anyMatch("Ca"::equals);
    }

    /** An option's row is no trade where it has such a code and no price: one settled in cash has its value for one. */
    static boolean isWithoutPrice(String price) {
        return price.matches("[-+]?0*\\.?0*");
    }

    /** A CashTransaction of a Flex query; its summaries repeat what its details say. */
    static Row cashTransaction(int line, Map<String, String> attributes, String raw, ImportContext context) {
        if (of(attributes, "levelOfDetail").equalsIgnoreCase("SUMMARY")) {
            return new Row.PassedOver(line, NoExecution.SUMMARY);
        }
        var kind = Bookings.kindOf(of(attributes, "type")).orElse(NoExecution.OTHER);
        var at = first(attributes, "dateTime", "settleDate", "reportDate");
        return new Bookkeeping(line, raw, context.rules())
                .booked(
                        kind,
                        new Bookkeeping.Said(
                                () -> number(of(attributes, "amount")),
                                () -> at(at, context),
                                of(attributes, "currency"),
                                of(attributes, "symbol"),
                                textOrNull(of(attributes, "transactionID")),
                                of(attributes, "description")));
    }

    /** A Transfer of a Flex query: money that went from or to another account; positions have no amount. */
    static Row transfer(int line, Map<String, String> attributes, String raw, ImportContext context) {
        return new Bookkeeping(line, raw, context.rules())
                .booked(
                        NoExecution.TRANSFER,
                        new Bookkeeping.Said(
                                () -> number(of(attributes, "cashTransfer")),
                                () -> at(first(attributes, "dateTime", "date", "reportDate"), context),
                                of(attributes, "currency"),
                                null,
                                textOrNull(of(attributes, "transactionID")),
                                first(attributes, "description", "type")));
    }

    /** A row of one of the {@link #TABLES}; null for its totals. */
    static @Nullable Row ofTable(Columns at, CsvRecord record, ImportContext context) {
        var currency = at.in(record, "Currency");
        var date = at.in(record, "Date").isEmpty() ? at.in(record, "Settle Date") : at.in(record, "Date");
        if (!currency.matches("[A-Z]{3}") || date.isEmpty()) {
            return null;
        }
        var description = at.in(record, "Description");
        var paidBy = PAID_BY.matcher(description);
        return new Bookkeeping(record.line(), record.raw(), context.rules())
                .booked(
                        TABLES.getOrDefault(record.field(0), NoExecution.OTHER),
                        new Bookkeeping.Said(
                                () -> number(at.in(record, "Amount")),
                                () -> at(date, context),
                                currency,
                                paidBy.matches() ? paidBy.group("symbol").strip() : null,
                                null,
                                description));
    }

    private static @Nullable Instant at(String text, ImportContext context) {
        return text.isEmpty()
                ? null
                : Moment.read(text, Moment.DateOrder.MONTH_FIRST).in(context.zoneOr(Moment.NEW_YORK));
    }

    /** @throws Unreadable if it is none */
    private static @Nullable BigDecimal number(String text) {
        return DecimalStyle.POINT.read(text);
    }

    private static String first(Map<String, String> attributes, String... names) {
        return Stream.of(names)
                .map(name -> of(attributes, name))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String of(Map<String, String> attributes, String name) {
        return attributes.getOrDefault(name, "");
    }

    private static @Nullable String textOrNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
