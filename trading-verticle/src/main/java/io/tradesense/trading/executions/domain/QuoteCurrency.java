package io.tradesense.trading.executions.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/** The currency a pair is quoted in, which its results are in: dollars for {@code EURUSD} and {@code BTC/USD}. */
final class QuoteCurrency {
    private static final Pattern FOREX = Pattern.compile("[A-Z]{3}[./_-]?([A-Z]{3})");
    private static final Pattern CRYPTO = Pattern.compile("[A-Z0-9]{2,10}[/_-]([A-Z]{3,6})");

    private QuoteCurrency() {}

    /** Empty where the symbol does not say. */
    static Optional<String> of(String symbol, AssetClass assetClass) {
        return switch (assetClass) {
            case FOREX -> second(FOREX, symbol);
            case CRYPTO -> second(CRYPTO, symbol);
            case STOCK, OPTION, FUTURE -> Optional.empty();
        };
    }

    private static Optional<String> second(Pattern pair, String symbol) {
        var parts = pair.matcher(symbol);
        return parts.matches() ? Optional.of(parts.group(1)) : Optional.empty();
    }
}
