package io.tradesense.trading.imports.formats;

import static java.util.Objects.requireNonNull;

import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.FillDraft;
import io.tradesense.trading.executions.domain.Side;
import io.tradesense.trading.imports.domain.FormatDescription;
import io.tradesense.trading.imports.domain.NoExecution;
import io.tradesense.trading.imports.domain.Row;
import io.tradesense.trading.optionevents.domain.OptionEvent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * tastytrade's transactions: {@code Date,Type,Sub Type,Action,Symbol,Instrument Type,Description,Value,Quantity,Average
 * Price,Commissions,Fees,Multiplier,Root Symbol,Underlying Symbol,Expiration Date,Strike Price,Call or Put,Order
 * #,Currency}, since 2024 with {@code Total} before the currency; newest first. What is paid is negative, what is none
 * {@code --}. Times have their offset.
 *
 * <p>Whatever has an action is an execution, also the shares that an assignment moved; removals without one say that an
 * option ended. The order's number is not a fill's, so there are no ids.
 */
final class Tastytrade extends TableFormat {

    private static final Pattern AT = Pattern.compile(".* @ (?<price>-?[\\d,]*\\.?\\d+).*");

    Tastytrade() {
        super(
                FormatDescription.ofInstants(
                        "tastytrade",
                        "tastytrade, transaction history (CSV)",
                        "tastytrade",
                        "csv",
                        "History, Transactions, Download CSV."),
                heading(
                        "Date",
                        "Type",
                        "Sub Type",
                        "Action",
                        "Instrument Type",
                        "Value",
                        "Average Price",
                        "Multiplier"));
    }

    @Override
    void read(TableRow row, Consumer<Row> rows) {
        var moves = !row.text("Quantity").matches("[0.]*");
        var name = (row.text("Type") + " " + row.text("Sub Type")).toLowerCase(Locale.ROOT);
        if (!row.text("Action").isEmpty()) {
            rows.accept(fill(row));
        } else if (end(name) != null && moves) {
            rows.accept(ended(row, requireNonNull(end(name))));
        } else if (name.contains("cash settled") && moves) {
            rows.accept(row.rejected("an option settled in cash, without its price: record the closing by hand"));
        } else if (name.startsWith("receive deliver")) {
            rows.accept(row.passedOver(Bookings.kindOf(row.text("Sub Type")).orElse(NoExecution.CORPORATE_ACTION)));
        } else if (!name.isBlank()) {
            rows.accept(row.booking(name, row.text("Type").equals("Trade"), booked(row)));
        }
    }

    /** {@code Receive Deliver} of these sub types; null for any other. */
    private static OptionEvent.@Nullable Type end(String name) {
        if (name.contains("expiration")) return OptionEvent.Type.EXPIRED;
        if (name.contains("assignment")) return OptionEvent.Type.ASSIGNED;
        return name.contains("exercise") ? OptionEvent.Type.EXERCISED : null;
    }

    private static Row ended(TableRow row, OptionEvent.Type type) {
        return row.bookkeeping()
                .ended(
                        type,
                        () -> row.textOrNull("Symbol"),
                        () -> row.magnitude("Quantity"),
                        () -> row.instant("Date"),
                        () -> null,
                        null,
                        symbol -> List.of());
    }

    private static Bookkeeping.Said booked(TableRow row) {
        return new Bookkeeping.Said(
                () -> DecimalStyle.POINT.read(row.first("Total", "Value")),
                () -> row.instant("Date"),
                row.textOrNull("Currency"),
                row.first("Underlying Symbol", "Symbol"),
                null,
                row.text("Description"));
    }

    private static Row fill(TableRow row) {
        var assetClass = assetClass(row.text("Instrument Type"));
        return row.filled(
                new FillDraft()
                        .symbol(() -> symbol(row, assetClass))
                        .assetClass(() -> assetClass)
                        .side(() -> side(row.text("Action")))
                        .quantity(() -> row.magnitude("Quantity"))
                        .price(() -> price(row, assetClass))
                        .fees(() -> row.paid("Fees"))
                        .commission(() -> row.paid("Commissions"))
                        .currency(() -> row.textOrNull("Currency"))
                        .multiplier(() -> multiplier(row, assetClass))
                        .executedAt(() -> row.instant("Date")),
                "Total");
    }

    private static @Nullable AssetClass assetClass(String type) {
        return switch (type) {
            case "Equity" -> AssetClass.STOCK;
            case "Equity Option", "Future Option" -> AssetClass.OPTION;
            case "Future" -> AssetClass.FUTURE;
            case "Cryptocurrency" -> AssetClass.CRYPTO;
            default -> null;
        };
    }

    private static @Nullable String symbol(TableRow row, @Nullable AssetClass assetClass) {
        var symbol = row.text("Symbol");
        if (assetClass == AssetClass.FUTURE) {
            return FutureName.symbol(symbol, row.instant("Date"));
        }
        return symbol.startsWith("./") ? symbol.substring(2) : row.textOrNull("Symbol");
    }

    /** {@code BUY_TO_OPEN}, or for futures {@code BUY}. */
    private static @Nullable Side side(String action) {
        return SideWord.read(action);
    }

    /**
     * What was paid a unit, so that cash agrees to the cent; the description's price is cut to two digits. A future moves
     * no cash, so there it is the description's.
     */
    private static @Nullable BigDecimal price(TableRow row, @Nullable AssetClass assetClass) {
        var value = row.magnitude("Value");
        var quantity = row.magnitude("Quantity");
        if (assetClass == AssetClass.FUTURE || value == null || quantity == null || quantity.signum() == 0) {
            var at = AT.matcher(row.text("Description"));
            return at.matches() ? DecimalStyle.POINT.read(at.group("price")) : null;
        }
        var multiplier = assetClass == AssetClass.OPTION ? row.magnitude("Multiplier") : null;
        var units = multiplier == null || multiplier.signum() == 0 ? quantity : quantity.multiply(multiplier);
        return TableRow.quotient(value, units);
    }

    private static @Nullable BigDecimal multiplier(TableRow row, @Nullable AssetClass assetClass) {
        if (assetClass == AssetClass.OPTION) {
            return row.magnitude("Multiplier");
        }
        return assetClass == AssetClass.FUTURE
                ? row.multiplierOf(assetClass, FutureName.symbol(row.text("Symbol"), row.instant("Date")))
                : null;
    }
}
