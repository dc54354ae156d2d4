package io.tradesense.trading.imports.formats;

import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.FillDraft;
import io.tradesense.trading.imports.domain.FormatDescription;
import io.tradesense.trading.imports.domain.Row;
import java.util.function.Consumer;

/**
 * Kraken's trades: {@code "txid","ordertxid","pair","time","type","ordertype","price","cost","fee","vol","margin","misc",
 * "ledgers"}, later with more columns behind. Pairs are {@code XXBTZEUR} or {@code BTC/EUR}; times are UTC, as Kraken
 * documents; the fee is in what is paid with. The ledger is another file and is not read.
 */
final class Kraken extends TableFormat {

    Kraken() {
        super(
                FormatDescription.ofInstants(
                        "kraken",
                        "Kraken, Trades export (CSV)",
                        "Kraken",
                        "csv",
                        "History, Export, Trades. The Ledgers export is not read."),
                heading("txid", "ordertxid", "pair", "time", "type", "ordertype", "price", "cost", "fee", "vol"));
    }

    @Override
    void read(TableRow row, Consumer<Row> rows) {
        var pair = CoinPair.of(row.text("pair"));
        rows.accept(row.filled(new FillDraft()
                .symbol(() -> pair.map(CoinPair::symbol).orElse(null))
                .assetClass(() -> AssetClass.CRYPTO)
                .side(() -> SideWord.read(row.text("type")))
                .quantity(() -> row.number("vol"))
                .price(() -> row.number("price"))
                .fees(() -> row.number("fee"))
                .currency(() -> pair.map(CoinPair::quote).orElse(null))
                .executedAt(() -> row.instant("time"))
                .externalId(() -> row.textOrNull("txid"))));
    }
}
