package io.tradesense.trading.imports.formats;

import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.FillDraft;
import io.tradesense.trading.imports.domain.FormatDescription;
import io.tradesense.trading.imports.domain.Row;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The fills of Coinbase Advanced and Pro: {@code portfolio,trade id,product,side,created at,size,size
 * unit,price,fee,total,price/fee/total unit}. Times are instants. A trade's id is counted product by product.
 */
final class CoinbaseFills extends TableFormat {

    CoinbaseFills() {
        super(
                FormatDescription.ofInstants(
                        "coinbase-fills",
                        "Coinbase Advanced, fills (CSV)",
                        "Coinbase",
                        "csv",
                        "Documents, Statements, Fills, CSV."),
                heading("trade id", "product", "side", "created at", "size", "size unit", "price", "fee"));
    }

    @Override
    void read(TableRow row, Consumer<Row> rows) {
        var pair = CoinPair.of(row.text("product"));
        rows.accept(row.filled(new FillDraft()
                .symbol(() -> pair.map(CoinPair::symbol).orElse(null))
                .assetClass(() -> AssetClass.CRYPTO)
                .side(() -> SideWord.read(row.text("side")))
                .quantity(() -> row.number("size"))
                .price(() -> row.number("price"))
                .fees(() -> row.number("fee"))
                .currency(() -> pair.map(CoinPair::quote).orElse(null))
                .executedAt(() -> row.instant("created at"))
                .externalId(() -> id(row))));
    }

    private static @Nullable String id(TableRow row) {
        var id = row.text("trade id");
        return id.isEmpty() ? null : row.text("product") + ":" + id;
    }
}
