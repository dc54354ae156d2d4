package io.tradesense.trading.imports.formats;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Two currencies traded against each other, or a precious metal against one.
 *
 * @param base what is bought, ISO 4217 (XAU and XAG are gold and silver)
 * @param quote what it is paid in
 */
record ForexPair(String base, String quote) {

    private static final Set<String> CURRENCIES = Set.of(
            "USD", "EUR", "GBP", "JPY", "CHF", "AUD", "CAD", "NZD", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "TRY",
            "ZAR", "MXN", "SGD", "HKD", "CNH", "ILS", "RON", "THB", "INR", "BRL", "XAU", "XAG");
    private static final Pattern SIX_LETTERS =
            Pattern.compile("([A-Z]{3})[/._-]?([A-Z]{3})(?:[._#+-].{0,8}|[a-z]{1,8})?");

    /** Reads {@code EURUSD}, {@code EUR/USD}, and what dealers hang behind it, {@code EURUSD.a}; empty for anything else. */
    static Optional<ForexPair> of(String text) {
        var parts = SIX_LETTERS.matcher(text);
        return parts.matches() && CURRENCIES.contains(parts.group(1)) && CURRENCIES.contains(parts.group(2))
                ? Optional.of(new ForexPair(parts.group(1), parts.group(2)))
                : Optional.empty();
    }

    String symbol() {
        return base + "/" + quote;
    }
}
