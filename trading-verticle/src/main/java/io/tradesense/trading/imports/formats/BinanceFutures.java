package io.tradesense.trading.imports.formats;

import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.FillDraft;
import io.tradesense.trading.executions.domain.Unreadable;
import io.tradesense.trading.imports.domain.FormatDescription;
import io.tradesense.trading.imports.domain.NoExecution;
import io.tradesense.trading.imports.domain.Row;
import java.math.BigDecimal;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Binance's futures trade history: {@code Date(UTC),Symbol,Side,Price,Quantity,Amount,Fee,Realized Profit,Quote Asset},
 * perhaps with {@code Fee Coin}. Only contracts that settle in what they are quoted in (USDT, USDC) are read: a unit is a
 * coin and the multiplier 1. Those that settle in the coin have no fixed multiplier and are rejected.
 */
final class BinanceFutures extends TableFormat {

    private static final Pattern SETTLED_IN_COIN = Pattern.compile("[A-Z0-9]+USD_.*");

    BinanceFutures() {
        super(
                FormatDescription.ofInstants(
                        "binance-futures",
                        "Binance, Futures Trade History (CSV)",
                        "Binance",
                        "csv",
                        "Orders, Futures Order, Trade History, Export. USDⓈ-M contracts."),
                heading("Date(UTC)", "Symbol", "Side", "Price", "Quantity", "Amount", "Fee", "Realized Profit"),
                heading("Time(UTC)", "Symbol", "Side", "Price", "Quantity", "Realized Profit"));
    }

    @Override
    void read(TableRow row, Consumer<Row> rows) {
        var symbol = row.text("Symbol");
        var quote = CoinPair.of(symbol).map(CoinPair::quote).orElse("");
        rows.accept(row.filled(new FillDraft()
                .symbol(() -> symbol(row))
                .assetClass(() -> AssetClass.FUTURE)
                .side(() -> SideWord.read(row.text("Side")))
                .quantity(() -> row.magnitude("Quantity"))
                .price(() -> row.number("Price"))
                .fees(() -> isOfThirdCoin(row, quote) ? null : fee(row).number())
                .currency(() -> quote.isEmpty() ? null : quote)
                .multiplier(() -> BigDecimal.ONE)
                .executedAt(() -> row.instant(row.text("Date(UTC)").isEmpty() ? "Time(UTC)" : "Date(UTC)"))));
        if (isOfThirdCoin(row, quote)) {
            rows.accept(row.passedOver(NoExecution.FEE_IN_ANOTHER_CURRENCY));
        }
    }

    private static @Nullable String symbol(TableRow row) {
        var symbol = row.text("Symbol");
        if (SETTLED_IN_COIN.matcher(symbol).matches()) {
            throw new Unreadable(symbol, "settles in its coin, which is not kept");
        }
        return row.textOrNull("Symbol");
    }

    private static Amount fee(TableRow row) {
        var fee = Amount.read(row.text("Fee"));
        return row.text("Fee Coin").isEmpty() ? fee : new Amount(fee.number(), row.text("Fee Coin"));
    }

    private static boolean isOfThirdCoin(TableRow row, String quote) {
        try {
            var fee = fee(row);
            var number = fee.number();
            return number != null
                    && number.signum() != 0
                    && !fee.coin().isEmpty()
                    && !fee.coin().equals(quote);
        } catch (Unreadable e) {
            // Said where the fee is read for the fill.
            return false;
        }
    }
}
