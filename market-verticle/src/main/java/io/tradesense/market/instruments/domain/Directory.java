package io.tradesense.market.instruments.domain;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Names of what is asked for most. A symbol that is not here may be asked for all the same. */
public final class Directory {
    private static final Map<String, String> NAMES = new TreeMap<>(Map.ofEntries(
            Map.entry("AAPL", "Apple"),
            Map.entry("ABBV", "AbbVie"),
            Map.entry("ADBE", "Adobe"),
            Map.entry("AMD", "Advanced Micro Devices"),
            Map.entry("AMZN", "Amazon"),
            Map.entry("AVGO", "Broadcom"),
            Map.entry("BA", "Boeing"),
            Map.entry("BAC", "Bank of America"),
            Map.entry("BRK.B", "Berkshire Hathaway"),
            Map.entry("COST", "Costco"),
            Map.entry("CRM", "Salesforce"),
            Map.entry("CVX", "Chevron"),
            Map.entry("DIA", "SPDR Dow Jones Industrial Average ETF"),
            Map.entry("DIS", "Walt Disney"),
            Map.entry("GLD", "SPDR Gold Shares"),
            Map.entry("GOOGL", "Alphabet"),
            Map.entry("HD", "Home Depot"),
            Map.entry("INTC", "Intel"),
            Map.entry("IWM", "iShares Russell 2000 ETF"),
            Map.entry("JNJ", "Johnson & Johnson"),
            Map.entry("JPM", "JPMorgan Chase"),
            Map.entry("KO", "Coca-Cola"),
            Map.entry("LLY", "Eli Lilly"),
            Map.entry("MA", "Mastercard"),
            Map.entry("META", "Meta Platforms"),
            Map.entry("MSFT", "Microsoft"),
            Map.entry("NFLX", "Netflix"),
            Map.entry("NVDA", "Nvidia"),
            Map.entry("ORCL", "Oracle"),
            Map.entry("PEP", "PepsiCo"),
            Map.entry("PFE", "Pfizer"),
            Map.entry("PG", "Procter & Gamble"),
            Map.entry("QQQ", "Invesco QQQ Trust"),
            Map.entry("SPY", "SPDR S&P 500 ETF"),
            Map.entry("TLT", "iShares 20+ Year Treasury Bond ETF"),
            Map.entry("TSLA", "Tesla"),
            Map.entry("UNH", "UnitedHealth"),
            Map.entry("V", "Visa"),
            Map.entry("WMT", "Walmart"),
            Map.entry("XOM", "Exxon Mobil"),
            Map.entry("BTC-USD", "Bitcoin"),
            Map.entry("ETH-USD", "Ether"),
            Map.entry("SOL-USD", "Solana"),
            Map.entry("XRP-USD", "XRP"),
            Map.entry("DOGE-USD", "Dogecoin"),
            Map.entry("EUR-USD", "Euro in US dollars"),
            Map.entry("GBP-USD", "Pound sterling in US dollars"),
            Map.entry("USD-JPY", "US dollar in yen"),
            Map.entry("USD-CHF", "US dollar in Swiss francs"),
            Map.entry("USD-CAD", "US dollar in Canadian dollars"),
            Map.entry("AUD-USD", "Australian dollar in US dollars")));

    private Directory() {}

    /** Empty where nobody here knows it. */
    public static Optional<String> nameOf(Instrument instrument) {
        return Optional.ofNullable(NAMES.get(instrument.symbol()));
    }

    /** Symbols that begin so come first, then those with a name that holds the words. */
    public static List<Instrument> search(String text, int most) {
        String symbol = text.strip().toUpperCase(Locale.ROOT).replace('/', '-');
        String words = text.strip().toLowerCase(Locale.ROOT);
        Stream<String> bySymbol = NAMES.keySet().stream()
                .filter(each -> each.startsWith(symbol) || each.replace("-", "").startsWith(symbol));
        Stream<String> byName = NAMES.entrySet().stream()
                .filter(each -> each.getValue().toLowerCase(Locale.ROOT).contains(words))
                .map(Map.Entry::getKey);
        return Stream.concat(bySymbol, byName)
                .distinct()
                .limit(most)
                .map(Instrument::parse)
                .toList();
    }
}
