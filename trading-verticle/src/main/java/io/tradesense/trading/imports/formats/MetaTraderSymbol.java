package io.tradesense.trading.imports.formats;

import io.tradesense.trading.executions.domain.AssetClass;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What MetaTrader calls an instrument, and how much a lot of it is.
 *
 * @param units of the instrument in a lot
 */
record MetaTraderSymbol(
        String symbol,
        AssetClass assetClass,
        BigDecimal units,
        @Nullable String currency) {

    private static final BigDecimal FOREX_LOT = BigDecimal.valueOf(100_000);
    private static final Map<String, BigDecimal> METAL_LOTS =
            Map.of("XAU", BigDecimal.valueOf(100), "XAG", BigDecimal.valueOf(5_000));

    /**
     * A pair of currencies by MetaTrader's usual contract, whatever the dealer hangs behind its name; gold by 100 ounces a
     * lot, silver by 5,000. Anything else is a contract for difference of which the report does not say how much a lot is:
     * kept in lots as a future, whose multiplier is asked for.
     */
    static MetaTraderSymbol of(String name) {
        return ForexPair.of(name)
                .or(() -> ForexPair.of(name.toUpperCase(Locale.ROOT)))
                .map(pair -> new MetaTraderSymbol(
                        pair.symbol(), AssetClass.FOREX, METAL_LOTS.getOrDefault(pair.base(), FOREX_LOT), pair.quote()))
                .orElseGet(() -> new MetaTraderSymbol(name, AssetClass.FUTURE, BigDecimal.ONE, null));
    }
}
