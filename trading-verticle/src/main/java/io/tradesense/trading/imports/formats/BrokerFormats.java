package io.tradesense.trading.imports.formats;

import io.tradesense.trading.imports.domain.StatementFormat;
import io.tradesense.trading.imports.domain.StatementFormats;
import java.util.List;
import java.util.stream.Stream;

/** The formats that are read. A new one is added here; see {@code docs/adding-a-format.md}. */
public final class BrokerFormats {

    private static final List<StatementFormat> BROKERS = List.of(
            new IbkrFlex(),
            new IbkrActivity(),
            new Thinkorswim(),
            new Schwab(),
            new Fidelity(),
            new Etrade(),
            new Robinhood(),
            new Webull(),
            new Tastytrade(),
            new TradeStation(),
            new Tradovate(),
            new NinjaTrader(),
            new MetaTrader5(),
            new MetaTrader4(),
            new TradingView(),
            new BinanceSpot(),
            new BinanceFutures(),
            new Coinbase(),
            new CoinbaseFills(),
            new Kraken(),
            new Ofx());

    private BrokerFormats() {}

    /** No two recognise the same file: each by headings that only it has, and any table by none of them. */
    public static StatementFormats all() {
        StatementFormat any = new GenericCsv(BROKERS);
        return new StatementFormats(
                Stream.concat(BROKERS.stream(), Stream.of(any)).toList(), new MappedTable());
    }
}
