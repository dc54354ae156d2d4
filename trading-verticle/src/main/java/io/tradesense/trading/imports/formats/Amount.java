package io.tradesense.trading.imports.formats;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number and the coin behind it: {@code 0.18000000SOL}.
 *
 * @param number null where there is none
 * @param coin empty where none is written
 */
record Amount(@Nullable BigDecimal number, String coin) {

    private static final Pattern WRITTEN =
            Pattern.compile("(?<number>[-+]?[\\d,]*\\.?\\d+)\\s*(?<coin>[A-Z0-9]*?[A-Z][A-Z0-9]*)?");

    /**
     * Coins whose name begins with a digit (1INCH) can be told only if they are among those expected.
     *
     * @throws Unreadable if it is no number
     */
    static Amount read(String text, String... expected) {
        for (var coin : expected) {
            if (!coin.isEmpty() && text.endsWith(coin)) {
                return new Amount(
                        number(text.substring(0, text.length() - coin.length()).strip()), coin);
            }
        }
        var parts = WRITTEN.matcher(text);
        if (!parts.matches()) {
            return new Amount(number(text), "");
        }
        var coin = parts.group("coin");
        return new Amount(number(parts.group("number")), coin == null ? "" : coin);
    }

    private static @Nullable BigDecimal number(String text) {
        return DecimalStyle.POINT.read(text);
    }
}
