package io.tradesense.trading.imports.formats;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The sample of every format, in the form in which its broker writes it. */
final class Samples {

    /** Which format each is of. */
    static final Map<String, String> FORMATS = new TreeMap<>(Map.ofEntries(
            Map.entry("ibkr-flex.xml", "ibkr-flex"),
            Map.entry("ibkr-activity.csv", "ibkr-activity"),
            Map.entry("schwab.csv", "schwab"),
            Map.entry("thinkorswim.csv", "thinkorswim"),
            Map.entry("fidelity.csv", "fidelity"),
            Map.entry("etrade.csv", "etrade"),
            Map.entry("etrade-activity.csv", "etrade"),
            Map.entry("robinhood.csv", "robinhood"),
            Map.entry("webull.csv", "webull"),
            Map.entry("tastytrade.csv", "tastytrade"),
            Map.entry("tradestation.csv", "tradestation"),
            Map.entry("tradovate.csv", "tradovate"),
            Map.entry("ninjatrader.csv", "ninjatrader"),
            Map.entry("ninjatrader-german.csv", "ninjatrader"),
            Map.entry("metatrader4.html", "metatrader4"),
            Map.entry("metatrader5.html", "metatrader5"),
            Map.entry("tradingview.csv", "tradingview"),
            Map.entry("binance-spot.csv", "binance-spot"),
            Map.entry("binance-spot-old.csv", "binance-spot"),
            Map.entry("binance-futures.csv", "binance-futures"),
            Map.entry("coinbase.csv", "coinbase"),
            Map.entry("coinbase-fills.csv", "coinbase-fills"),
            Map.entry("kraken.csv", "kraken"),
            Map.entry("investments.qfx", "ofx"),
            Map.entry("generic.csv", "generic-csv"),
            Map.entry("european.csv", "generic-csv"),
            Map.entry("german.csv", "generic-csv")));

    static final List<String> ALL = List.copyOf(FORMATS.keySet());

    private Samples() {}
}
