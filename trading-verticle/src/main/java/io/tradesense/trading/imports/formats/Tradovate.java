package io.tradesense.trading.imports.formats;

import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.FillDraft;
import io.tradesense.trading.imports.domain.FormatDescription;
import io.tradesense.trading.imports.domain.NoExecution;
import io.tradesense.trading.imports.domain.Row;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tradovate's Fills report: {@code
 * _id,_orderId,_contractId,_timestamp,_tradeDate,_action,_qty,_price,_active,_accountId,Fill ID,Order
 * ID,Timestamp,Date,Account,B/S,Quantity,Price,_priceFormat,_priceFormatType,_tickSize,Contract,Product,Product
 * Description,commission}. {@code _timestamp} is UTC and says so; {@code Timestamp} beside it is the user's local time and
 * is not read. A fill that is no longer active was busted.
 *
 * <p>The Performance and Orders reports pair or average fills, so they are not read.
 */
final class Tradovate extends TableFormat {

    Tradovate() {
        super(
                FormatDescription.ofInstants(
                        "tradovate",
                        "Tradovate, Fills report (CSV)",
                        "Tradovate",
                        "csv",
                        "Reports, Fills, Download. The Performance and Orders reports are not read."),
                heading("Fill ID", "_timestamp", "B/S", "Quantity", "Price", "Contract", "Product", "commission"));
    }

    @Override
    void read(TableRow row, Consumer<Row> rows) {
        if (row.text("_active").equals("false")) {
            rows.accept(row.passedOver(NoExecution.NOT_FILLED));
        } else {
            rows.accept(fill(row));
        }
    }

    private static Row fill(TableRow row) {
        return row.filled(new FillDraft()
                .symbol(() -> symbol(row))
                .assetClass(() -> AssetClass.FUTURE)
                .side(() -> SideWord.read(row.text("B/S")))
                .quantity(() -> row.number("Quantity"))
                .price(() -> row.number("Price"))
                .commission(() -> row.number("commission"))
                .currency(() -> "USD")
                .multiplier(() -> row.multiplierOf(AssetClass.FUTURE, String.valueOf(symbol(row))))
                .executedAt(() -> row.instant("_timestamp"))
                .externalId(() -> row.textOrNull("Fill ID")));
    }

    private static @Nullable String symbol(TableRow row) {
        var contract = row.text("Contract");
        return contract.isEmpty() ? null : FutureName.symbol(contract, row.instant("_timestamp"));
    }
}
