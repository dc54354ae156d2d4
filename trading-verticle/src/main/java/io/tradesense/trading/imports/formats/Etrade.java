package io.tradesense.trading.imports.formats;

import static java.util.Objects.requireNonNull;

import io.tradesense.trading.executions.domain.FillDraft;
import io.tradesense.trading.executions.domain.Side;
import io.tradesense.trading.imports.domain.FormatDescription;
import io.tradesense.trading.imports.domain.Row;
import io.tradesense.trading.optionevents.domain.OptionEvent;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * E*TRADE's transactions, in both forms: {@code
 * TransactionDate,TransactionType,SecurityType,Symbol,Quantity,Amount,Price,Commission,Description} below {@code For
 * Account:,####1234}, and since 2025 {@code Activity/Trade Date,Transaction Date,Settlement Date,Activity
 * Type,Description,Symbol,Cusip,Quantity #,Price $,Amount $,Commission,Category,Note} below a title and a total. What is
 * empty is {@code --} or 0 there.
 *
 * <p>An option's symbol is {@code COF Mar 21 '25 $210 Call} in the first form; in the second the symbol is the stock's
 * and the description says {@code PUT  IWM    02/27/26   260.000}. Options end as {@link Schwab}'s
 * do.
 */
final class Etrade extends TableFormat {

    /** What a type of transaction does. */
    private record Action(Side side, boolean closes) {}

    private static final Map<String, Action> EXECUTIONS = Map.ofEntries(
            Map.entry("bought", new Action(Side.BUY, false)),
            Map.entry("buy", new Action(Side.BUY, false)),
            Map.entry("bought to open", new Action(Side.BUY, false)),
            Map.entry("sold short", new Action(Side.SELL, false)),
            Map.entry("sold to open", new Action(Side.SELL, false)),
            Map.entry("sold", new Action(Side.SELL, true)),
            Map.entry("sell", new Action(Side.SELL, true)),
            Map.entry("sold to close", new Action(Side.SELL, true)),
            Map.entry("bought to cover", new Action(Side.BUY, true)),
            Map.entry("bought to close", new Action(Side.BUY, true)));
    private static final Pattern ENDS =
            Pattern.compile("(option )?(?<how>expir|assign|exercise)(ed|ation|ment|d)?\\b.*");
    private static final Map<String, OptionEvent.Type> HOW = Map.of(
            "expir", OptionEvent.Type.EXPIRED,
            "assign", OptionEvent.Type.ASSIGNED,
            "exercise", OptionEvent.Type.EXERCISED);

    Etrade() {
        super(
                FormatDescription.ofNewYork(
                        "etrade",
                        "E*TRADE, Transactions (CSV)",
                        "E*TRADE",
                        "csv",
                        "Accounts, Transactions, Download. Gives days and no times."),
                heading(
                        "TransactionDate",
                        "TransactionType",
                        "SecurityType",
                        "Symbol",
                        "Quantity",
                        "Price",
                        "Commission"),
                heading("Activity/Trade Date", "Activity Type", "Symbol", "Quantity #", "Price $", "Amount $"));
    }

    @Override
    void read(TableRow row, Consumer<Row> rows) {
        var name = row.first("TransactionType", "Activity Type").toLowerCase(Locale.ROOT);
        var action = EXECUTIONS.get(name);
        if (action != null) {
            rows.accept(row.filled(draft(row, action)));
            return;
        }
        var taken = EXECUTIONS.get(name.replaceAll("\\bcancel(l?ed)?\\b", "").strip());
        if (taken != null) {
            rows.accept(row.cancelled(draft(row, taken)));
            return;
        }
        var ends = ENDS.matcher(name);
        if (ends.matches()) {
            rows.accept(ended(row, requireNonNull(HOW.get(ends.group("how")))));
        } else if (!name.isEmpty()) {
            var looksLikeOne = isAmount(row.text(quantity(row))) && isAmount(row.first("Price $", "Price"));
            rows.accept(row.booking(name, looksLikeOne, booked(row)));
        }
    }

    private static Row ended(TableRow row, OptionEvent.Type type) {
        var option =
                Security.of(bare(row.text("Symbol")), row.text("Description").replaceFirst(" EXP$", ""));
        return row.ended(type, option, quantity(row), date(row));
    }

    private static Bookkeeping.Said booked(TableRow row) {
        return new Bookkeeping.Said(
                () -> DecimalStyle.POINT.read(bare(row.first("Amount $", "Amount"))),
                () -> TradeDay.read(row.text(date(row)), false),
                "USD",
                bare(row.text("Symbol")),
                null,
                row.text("Description"));
    }

    private static String date(TableRow row) {
        return row.text("TransactionDate").isEmpty() ? "Activity/Trade Date" : "TransactionDate";
    }

    private static FillDraft draft(TableRow row, Action action) {
        var security = Security.of(bare(row.text("Symbol")), row.text("Description"));
        return new FillDraft()
                .symbol(security::symbol)
                .assetClass(security::assetClass)
                .side(action::side)
                .quantity(() -> row.magnitude(quantity(row)))
                .price(() -> DecimalStyle.POINT.read(row.first("Price $", "Price")))
                .commission(() -> row.magnitude("Commission"))
                .currency(() -> "USD")
                .executedAt(() -> TradeDay.read(row.text(date(row)), action.closes()));
    }

    private static String quantity(TableRow row) {
        return row.text("Quantity #").isEmpty() ? "Quantity" : "Quantity #";
    }

    private static boolean isAmount(String text) {
        return !text.matches("[-0.]*");
    }

    private static String bare(String symbol) {
        return symbol.equals("--") ? "" : symbol;
    }
}
