package io.tradesense.trading.imports.formats;

import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.FillDraft;
import io.tradesense.trading.executions.domain.Side;
import io.tradesense.trading.imports.domain.FormatDescription;
import io.tradesense.trading.imports.domain.NoExecution;
import io.tradesense.trading.imports.domain.Row;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Coinbase's transaction history: {@code ID,Timestamp,Transaction Type,Asset,Quantity Transacted,Price Currency,Price at
 * Transaction,Subtotal,Total (inclusive of fees and/or spread),Fees and/or Spread,Notes}, below a title and the user's
 * name; until 2023 without the id and with {@code Spot Price Currency} and {@code Spot Price at Transaction}. Times are
 * UTC and say so; numbers carry a currency sign.
 *
 * <p>The price is the subtotal by the quantity, so that cash agrees: the price that is stated is a market price and the
 * spread lies between. Money that was deposited or withdrawn is booked; coins that were moved are passed over. A conversion is two executions at prices the file does not state, so it is rejected.
 */
final class Coinbase extends TableFormat {

    Coinbase() {
        super(
                FormatDescription.ofInstants(
                        "coinbase",
                        "Coinbase, transaction history (CSV)",
                        "Coinbase",
                        "csv",
                        "Documents, Statements, Transactions, CSV."),
                heading("Timestamp", "Transaction Type", "Asset", "Quantity Transacted", "Subtotal", "Notes"));
    }

    @Override
    void read(TableRow row, Consumer<Row> rows) {
        var type = row.text("Transaction Type").toLowerCase(Locale.ROOT);
        if (type.endsWith("buy") || type.endsWith("sell")) {
            rows.accept(fill(row, type.endsWith("buy") ? Side.BUY : Side.SELL));
        } else if (type.equals("convert")) {
            rows.accept(row.rejected(
                    "a conversion is a sale and a purchase at prices the file does not state: record both"));
        } else if (!type.isEmpty()) {
            rows.accept(row.bookkeeping().booked(Bookings.kindOf(type).orElse(NoExecution.OTHER), moved(row, type)));
        }
    }

    /** Only what is money: coins that were sent, received or earned are none. */
    private static Bookkeeping.Said moved(TableRow row, String type) {
        var currency = row.first("Price Currency", "Spot Price Currency");
        var said = new Bookkeeping.Said(
                () -> effect(row, type),
                () -> row.instant("Timestamp"),
                currency,
                null,
                row.textOrNull("ID"),
                row.first("Notes", "Transaction Type"));
        return row.text("Asset").equals(currency) ? said : said.inKind();
    }

    /** What leaves is written with a sign by newer exports only; it takes its fee along. */
    private static @Nullable BigDecimal effect(TableRow row, String type) {
        var quantity = row.number("Quantity Transacted");
        boolean leaves = quantity != null && quantity.signum() < 0 || type.contains("withdraw") || type.equals("send");
        var amount = money(row.text(leaves ? "Total (inclusive of fees and/or spread)" : "Subtotal"));
        if (amount == null) return null;
        return leaves ? amount.abs().negate() : amount.abs();
    }

    private static Row fill(TableRow row, Side side) {
        var currency = row.first("Price Currency", "Spot Price Currency");
        var asset = row.text("Asset");
        return row.filled(new FillDraft()
                .symbol(() -> asset.isEmpty() ? null : asset + "/" + currency)
                .assetClass(() -> AssetClass.CRYPTO)
                .side(() -> side)
                .quantity(() -> row.magnitude("Quantity Transacted"))
                .price(() -> price(row))
                .fees(() -> money(row.text("Fees and/or Spread")))
                .currency(() -> currency.isEmpty() ? null : currency)
                .executedAt(() -> row.instant("Timestamp"))
                .externalId(() -> row.textOrNull("ID")));
    }

    private static @Nullable BigDecimal price(TableRow row) {
        var subtotal = money(row.text("Subtotal"));
        var quantity = row.magnitude("Quantity Transacted");
        return subtotal == null || quantity == null || quantity.signum() == 0
                ? money(row.first("Price at Transaction", "Spot Price at Transaction"))
                : TableRow.quotient(subtotal.abs(), quantity);
    }

    /** Without the sign of whatever currency: {@code -Kč24741.93908}. */
    private static @Nullable BigDecimal money(String text) {
        return DecimalStyle.POINT.read(text.replaceAll("[^\\d.,()+-]", ""));
    }
}
