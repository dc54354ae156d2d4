package io.tradesense.trading.imports.formats;

import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.FillDraft;
import io.tradesense.trading.imports.domain.FormatDescription;
import io.tradesense.trading.imports.domain.NoExecution;
import io.tradesense.trading.imports.domain.Row;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * TradingView's order history, of paper trading and of connected brokers: {@code Symbol,Side,Type,Quantity,Limit
 * price,Stop price,Fill price,Status,Commission,Placing time,Closing time,Order ID,Level ID,Leverage,Margin}; earlier
 * {@code Qty} and another order. A row is an order and its fill price the average. Times are the chart's zone, which the
 * file does not name, so the caller must.
 *
 * <p>The symbol's exchange tells the kind: {@code CME_MINI:MES1!} is a future, {@code BINANCE:BTCUSDT} crypto, {@code
 * FX:EURUSD} forex. A continuous contract stays what it is called, with its root's multiplier.
 */
final class TradingView extends TableFormat {

    private static final Set<String> FUTURES = Set.of(
            "CME", "CME_MINI", "CBOT", "CBOT_MINI", "COMEX", "COMEX_MINI", "NYMEX", "NYMEX_MINI", "CFE", "CBOEF");
    private static final Set<String> CRYPTO = Set.of(
            "BINANCE",
            "BINANCEUS",
            "COINBASE",
            "KRAKEN",
            "BITSTAMP",
            "BITFINEX",
            "BYBIT",
            "OKX",
            "KUCOIN",
            "GEMINI",
            "CRYPTO");
    private static final Set<String> FOREX = Set.of("FX", "FX_IDC", "OANDA", "FOREXCOM", "SAXO", "PEPPERSTONE");

    TradingView() {
        super(
                FormatDescription.ofUnknownZone(
                        "tradingview",
                        "TradingView, Order History (CSV)",
                        "TradingView",
                        "csv",
                        "Trading Panel, Export Data, Order History. State timezone=, the chart's."),
                heading("Symbol", "Side", "Type", "Limit price", "Stop price", "Fill price", "Status", "Closing time"));
    }

    @Override
    void read(TableRow row, Consumer<Row> rows) {
        var status = row.text("Status").toLowerCase(Locale.ROOT);
        if (!status.equals("filled") && row.text("Fill price").isEmpty()) {
            rows.accept(row.passedOver(NoExecution.NOT_FILLED));
        } else {
            rows.accept(fill(row));
        }
    }

    private static Row fill(TableRow row) {
        var name = row.text("Symbol");
        var exchange = name.contains(":") ? name.substring(0, name.indexOf(':')).toUpperCase(Locale.ROOT) : "";
        var ticker = name.substring(name.indexOf(':') + 1);
        var assetClass = assetClass(exchange, ticker);
        return row.filled(new FillDraft()
                .symbol(() -> symbol(row, ticker, assetClass))
                .assetClass(() -> assetClass)
                .side(() -> SideWord.read(row.text("Side")))
                .quantity(() -> DecimalStyle.POINT.read(row.first("Quantity", "Qty")))
                .price(() -> row.number("Fill price"))
                .commission(() -> row.number("Commission"))
                .currency(() -> currency(ticker, assetClass))
                .multiplier(() -> row.multiplierOf(assetClass, String.valueOf(symbol(row, ticker, assetClass))))
                .executedAt(() -> row.instant("Closing time"))
                .externalId(() -> row.textOrNull("Order ID")));
    }

    private static AssetClass assetClass(String exchange, String ticker) {
        if (FUTURES.contains(exchange)) {
            return AssetClass.FUTURE;
        }
        if (CRYPTO.contains(exchange)) {
            return AssetClass.CRYPTO;
        }
        return FOREX.contains(exchange) && ForexPair.of(ticker).isPresent() ? AssetClass.FOREX : AssetClass.STOCK;
    }

    private static @Nullable String symbol(TableRow row, String ticker, AssetClass assetClass) {
        if (ticker.isEmpty()) {
            return null;
        }
        return switch (assetClass) {
            case FUTURE -> FutureName.symbol(ticker, row.instant("Closing time"));
            case CRYPTO -> CoinPair.of(ticker).map(CoinPair::symbol).orElse(ticker);
            case FOREX -> ForexPair.of(ticker).map(ForexPair::symbol).orElse(ticker);
            default -> ticker;
        };
    }

    /** Null for what is paid in the account's. */
    private static @Nullable String currency(String ticker, AssetClass assetClass) {
        return switch (assetClass) {
            case CRYPTO -> CoinPair.of(ticker).map(CoinPair::quote).orElse(null);
            case FOREX -> ForexPair.of(ticker).map(ForexPair::quote).orElse(null);
            default -> null;
        };
    }
}
