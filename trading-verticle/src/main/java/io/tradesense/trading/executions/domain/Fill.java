package io.tradesense.trading.executions.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one row says was bought or sold, before it belongs to an account. {@link FillRules} says which are possible.
 *
 * @param symbol trimmed, upper case; a listed option in the OCC's 21 characters
 * @param quantity positive; the side gives the direction
 * @param price per unit, of any sign
 * @param fees positive is a cost, negative a rebate
 * @param commission likewise
 * @param currency upper case; null where the file does not say, which means the account's
 * @param multiplier as the file states it; null where it does not
 * @param executedAt cut to the microsecond
 * @param externalId the broker's own id of the fill; null where it gives none
 */
public record Fill(
        String symbol,
        AssetClass assetClass,
        Side side,
        BigDecimal quantity,
        BigDecimal price,
        BigDecimal fees,
        BigDecimal commission,
        @Nullable String currency,
        @Nullable BigDecimal multiplier,
        Instant executedAt,
        @Nullable String externalId) {

    public Fill {
        symbol = normalised(symbol, assetClass);
        currency = upperCaseOrNull(currency);
        executedAt = executedAt.truncatedTo(ChronoUnit.MICROS);
        externalId = strippedOrNull(externalId);
    }

    /** The form a symbol is kept in; what must be looked up by symbol is looked up by this. */
    public static String normalised(String symbol, AssetClass assetClass) {
        var upper = symbol.strip().toUpperCase(Locale.ROOT);
        return assetClass == AssetClass.OPTION ? OptionSymbol.padded(upper).orElse(upper) : upper;
    }

    private static @Nullable String upperCaseOrNull(@Nullable String text) {
        var stripped = strippedOrNull(text);
        return stripped == null ? null : stripped.toUpperCase(Locale.ROOT);
    }

    private static @Nullable String strippedOrNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
