package io.tradesense.trading.imports.formats;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Two coins, or a coin and a currency, traded against each other, by the names most exchanges have for them. */
record CoinPair(String base, String quote) {

    /** What coins are paid in, longer names before those that end like them. */
    private static final List<String> QUOTES = List.of(
            "FDUSD", "USDT", "USDC", "BUSD", "TUSD", "USDP", "BIDR", "USD", "EUR", "GBP", "TRY", "BRL", "AUD", "CAD",
            "CHF", "JPY", "DAI", "BTC", "XBT", "ETH", "BNB", "TRX", "XRP");

    private static final Map<String, String> OTHER_NAMES = Map.of("XBT", "BTC", "XDG", "DOGE");
    /** Kraken's oldest names: an X before a coin and a Z before a currency. */
    private static final Pattern MARKED = Pattern.compile("X([A-Z]{3})([XZ])([A-Z]{3})");

    /** Reads {@code BTCUSDT}, {@code BTC/USDT}, {@code BTC-USD}, {@code XXBTZEUR}; empty where there is no telling. */
    static Optional<CoinPair> of(String text) {
        var upper = text.toUpperCase(Locale.ROOT);
        var marked = MARKED.matcher(upper);
        if (marked.matches()) {
            return Optional.of(named(marked.group(1), marked.group(3)));
        }
        var parts = upper.split("[/_-]", -1);
        if (parts.length == 2 && !parts[0].isEmpty() && !parts[1].isEmpty()) {
            return Optional.of(named(parts[0], parts[1]));
        }
        return QUOTES.stream()
                .filter(quote -> upper.endsWith(quote) && upper.length() > quote.length())
                .findFirst()
                .map(quote -> named(upper.substring(0, upper.length() - quote.length()), quote));
    }

    /** Whether a mark stands before something that is paid in: {@code BTC-USD}, {@code ETH/USDT}, not {@code BRK-B}. */
    static boolean isMarked(String text) {
        var parts = text.toUpperCase(Locale.ROOT).split("[/-]", -1);
        return parts.length == 2 && !parts[0].isEmpty() && QUOTES.contains(parts[1]);
    }

    String symbol() {
        return base + "/" + quote;
    }

    private static CoinPair named(String base, String quote) {
        return new CoinPair(OTHER_NAMES.getOrDefault(base, base), OTHER_NAMES.getOrDefault(quote, quote));
    }
}
