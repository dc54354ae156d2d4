package io.tradesense.market.instruments.domain;

import io.tradesense.kit.Fault;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Something with a price. {@code EURUSD}, {@code EUR/USD} and {@code EUR-USD} are one instrument, written
 * {@code EUR-USD}; so are {@code BTCUSDT} and {@code BTC-USDT}. What is priced in a coin's money after a dash is a
 * coin, unless both are currencies or it is a metal: {@code EUR-USDT} is traded where coins are.
 *
 * @param symbol in its one way of being written
 * @param base what is priced; for equities the symbol itself
 * @param currency what the price is in
 */
public record Instrument(String symbol, AssetKind kind, String base, String currency) {
    private static final Pattern FORM = Pattern.compile("[A-Z0-9][A-Z0-9.\\-=^]{0,19}");
    private static final Pattern PAIR = Pattern.compile("([A-Z0-9]{2,6})-([A-Z]{3,4})");
    private static final int ISO_CODE = 3;

    /** The currencies the European Central Bank has published rates of that still exist. */
    public static final Set<String> CURRENCIES = Set.of(
            "AUD", "BGN", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD", "HUF", "IDR", "ILS", "INR",
            "ISK", "JPY", "KRW", "MXN", "MYR", "NOK", "NZD", "PHP", "PLN", "RON", "RUB", "SEK", "SGD", "THB", "TRY",
            "USD", "ZAR");

    /** In ISO 4217 too, and no coins. */
    private static final Set<String> METALS = Set.of("XAG", "XAU", "XPD", "XPT");

    /** Those that are known without the dash; there are thousands, and with it any is one. */
    static final Set<String> COINS = Set.of(
            "ADA", "ALGO", "ATOM", "AVAX", "BCH", "BNB", "BTC", "DOGE", "DOT", "ETC", "ETH", "FIL", "LINK", "LTC",
            "NEAR", "SHIB", "SOL", "TRX", "UNI", "XLM", "XMR", "XRP");

    private static final List<String> COIN_MONEY = List.of("USDT", "USDC", "USD", "EUR", "GBP", "BTC", "ETH");

    /** @throws Fault MALFORMED where no symbol looks like that */
    public static Instrument parse(String text) {
        return tryParse(text)
                .orElseThrow(() -> Fault.malformed(List.of(new Fault.At("symbol", "is not a symbol: " + shown(text)))));
    }

    public static Optional<Instrument> tryParse(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT).replace('/', '-');
        if (!FORM.matcher(upper).matches()) {
            return Optional.empty();
        }
        return Optional.of(pair(upper).orElseGet(() -> new Instrument(upper, AssetKind.EQUITY, upper, "USD")));
    }

    private static Optional<Instrument> pair(String text) {
        var dashed = PAIR.matcher(text);
        if (dashed.matches()) {
            return pair(dashed.group(1), dashed.group(2));
        }
        if (text.length() == 2 * ISO_CODE && CURRENCIES.contains(text.substring(0, ISO_CODE))) {
            return pair(text.substring(0, ISO_CODE), text.substring(ISO_CODE));
        }
        return COIN_MONEY.stream()
                .filter(money ->
                        text.endsWith(money) && COINS.contains(text.substring(0, text.length() - money.length())))
                .findFirst()
                .flatMap(money -> pair(text.substring(0, text.length() - money.length()), money));
    }

    private static Optional<Instrument> pair(String base, String money) {
        if (base.equals(money)) {
            return Optional.empty();
        }
        if (CURRENCIES.contains(base) && CURRENCIES.contains(money)) {
            return Optional.of(new Instrument(base + "-" + money, AssetKind.FX, base, money));
        }
        return !METALS.contains(base) && COIN_MONEY.contains(money)
                ? Optional.of(new Instrument(base + "-" + money, AssetKind.CRYPTO, base, money))
                : Optional.empty();
    }

    private static String shown(String text) {
        return text.length() <= 30 ? text : text.substring(0, 30) + "…";
    }

    @Override
    public String toString() {
        return symbol;
    }
}
