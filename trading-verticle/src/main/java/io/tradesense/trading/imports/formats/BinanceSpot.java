package io.tradesense.trading.imports.formats;

import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.FillDraft;
import io.tradesense.trading.executions.domain.Side;
import io.tradesense.trading.executions.domain.Unreadable;
import io.tradesense.trading.imports.domain.FormatDescription;
import io.tradesense.trading.imports.domain.NoExecution;
import io.tradesense.trading.imports.domain.Row;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Binance's spot trade history, in its three generations: {@code Date(UTC),Pair,Side,Price,Executed,Amount,Fee} with the
 * coin behind each number ({@code 0.18000000SOL}); {@code Date(UTC),Market,Type,Price,Amount,Total,Fee,Fee Coin}; {@code
 * Date(UTC),Symbol,Side,Price,Quantity,Amount,Fee,Fee Coin,Quote Asset}. Times are UTC, as the heading says. There are no
 * ids.
 *
 * <p><b>Fees.</b> One in the coin that is bought lessens what arrives: the quantity is what arrived, and the fee is told
 * at the trade's price, so that both the position and the cash are the exchange's. One in a third coin (BNB) cannot be
 * told in the trade's currency: the execution is read without it, and that is counted.
 */
final class BinanceSpot extends TableFormat {

    BinanceSpot() {
        super(
                FormatDescription.ofInstants(
                        "binance-spot",
                        "Binance, Spot Trade History (CSV)",
                        "Binance",
                        "csv",
                        "Orders, Spot Order, Trade History, Export. Fees in BNB are not read."),
                heading("Date(UTC)", "Pair", "Side", "Price", "Executed", "Amount", "Fee"),
                heading("Date(UTC)", "Market", "Type", "Price", "Amount", "Total", "Fee", "Fee Coin"),
                heading("Date(UTC)", "Symbol", "Side", "Price", "Quantity", "Amount", "Fee", "Fee Coin"));
    }

    @Override
    boolean isHeading(Columns columns) {
        return super.isHeading(columns) && !columns.has("Realized Profit");
    }

    @Override
    void read(TableRow row, Consumer<Row> rows) {
        var pair = pair(row);
        var fee = fee(row, pair);
        rows.accept(row.filled(new FillDraft()
                .symbol(() -> pair.map(CoinPair::symbol).orElseGet(() -> row.textOrNull(pairColumn(row))))
                .assetClass(() -> AssetClass.CRYPTO)
                .side(() -> side(row))
                .quantity(() -> quantity(row, pair))
                .price(() -> row.number("Price"))
                .fees(() -> costs(row, pair))
                .currency(() -> pair.map(CoinPair::quote)
                        .orElseThrow(
                                () -> new Unreadable(row.text(pairColumn(row)), "is no pair of coins that is known")))
                .executedAt(() -> row.instant("Date(UTC)"))));
        if (isOfThirdCoin(fee, pair)) {
            rows.accept(row.passedOver(NoExecution.FEE_IN_ANOTHER_CURRENCY));
        }
    }

    private static String pairColumn(TableRow row) {
        return row.text("Pair").isEmpty() ? row.text("Market").isEmpty() ? "Symbol" : "Market" : "Pair";
    }

    private static @Nullable Side side(TableRow row) {
        return SideWord.read(row.first("Side", "Type"));
    }

    /** Where the amounts name their coins those tell where the pair is parted, whatever coins they are. */
    private static Optional<CoinPair> pair(TableRow row) {
        var text = row.text(pairColumn(row));
        var executed = row.text("Executed");
        var amount = row.text("Amount");
        for (int i = 1; i < text.length(); i++) {
            if (executed.endsWith(text.substring(0, i)) && amount.endsWith(text.substring(i))) {
                return Optional.of(new CoinPair(text.substring(0, i), text.substring(i)));
            }
        }
        var quote = row.text("Quote Asset");
        return !quote.isEmpty() && text.endsWith(quote) && text.length() > quote.length()
                ? Optional.of(new CoinPair(text.substring(0, text.length() - quote.length()), quote))
                : CoinPair.of(text);
    }

    private static Amount fee(TableRow row, Optional<CoinPair> pair) {
        try {
            var named = Amount.read(
                    row.text("Fee"),
                    pair.map(CoinPair::base).orElse(""),
                    pair.map(CoinPair::quote).orElse(""));
            return row.text("Fee Coin").isEmpty() ? named : new Amount(named.number(), row.text("Fee Coin"));
        } catch (Unreadable e) {
            // Said where the fee is read for the fill.
            return new Amount(null, "");
        }
    }

    private static boolean isOfThirdCoin(Amount fee, Optional<CoinPair> pair) {
        var number = fee.number();
        return number != null
                && number.signum() != 0
                && !fee.coin().isEmpty()
                && pair.filter(coins ->
                                !fee.coin().equals(coins.base()) && !fee.coin().equals(coins.quote()))
                        .isPresent();
    }

    private static @Nullable BigDecimal quantity(TableRow row, Optional<CoinPair> pair) {
        var base = pair.map(CoinPair::base).orElse("");
        var executed = Amount.read(row.text(quantityColumn(row)), base).number();
        var fee = fee(row, pair);
        var charged = fee.number();
        if (executed == null || charged == null || base.isEmpty() || !fee.coin().equals(base)) {
            return executed;
        }
        return side(row) == Side.BUY ? executed.subtract(charged) : executed.add(charged);
    }

    private static String quantityColumn(TableRow row) {
        return row.text("Executed").isEmpty() ? row.text("Quantity").isEmpty() ? "Amount" : "Quantity" : "Executed";
    }

    private static @Nullable BigDecimal costs(TableRow row, Optional<CoinPair> pair) {
        var unread = Amount.read(
                row.text("Fee"),
                pair.map(CoinPair::base).orElse(""),
                pair.map(CoinPair::quote).orElse(""));
        var fee = fee(row, pair);
        var number = unread.number();
        if (number == null || isOfThirdCoin(fee, pair)) {
            return null;
        }
        var price = row.number("Price");
        var isInBase = pair.filter(coins -> coins.base().equals(fee.coin())).isPresent();
        return isInBase && price != null ? number.multiply(price) : number;
    }
}
