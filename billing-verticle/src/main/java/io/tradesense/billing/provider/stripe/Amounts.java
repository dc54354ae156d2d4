package io.tradesense.billing.provider.stripe;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Money and time as Stripe has them: in the currency's smallest unit, and in seconds since 1970. */
public final class Amounts {

    private Amounts() {}

    /** @param minor null counts as 0 */
    public static BigDecimal exact(@Nullable Long minor, String currency) {
        return BigDecimal.valueOf(minor == null ? 0 : minor, decimals(currency));
    }

    public static long minor(BigDecimal amount, String currency) {
        return amount.movePointRight(decimals(currency)).longValueExact();
    }

    static String code(String currency) {
        return currency.toUpperCase(Locale.ROOT);
    }

    static Instant instant(Long seconds) {
        return Instant.ofEpochSecond(seconds);
    }

    static @Nullable Instant optional(@Nullable Long seconds) {
        return seconds == null ? null : Instant.ofEpochSecond(seconds);
    }

    private static int decimals(String currency) {
        return Currency.getInstance(code(currency)).getDefaultFractionDigits();
    }
}
