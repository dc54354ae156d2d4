package io.tradesense.trading.executions.domain;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The size of the common futures of CME, CBOT, NYMEX, COMEX, CFE, ICE and Eurex: what one point of price is worth, for
 * prices as the exchange quotes them (grains, livestock and softs in cents, bonds in points of 100 of face value,
 * currencies in dollars a unit), and the tick.
 *
 * <p>A root that is not in {@link FuturesTable} has no multiplier; it is asked for, never guessed.
 */
public final class FuturesContracts {

    /** {@code /ES}, {@code ESZ5}, {@code ESZ25}, {@code ESZ2025}, {@code ES DEC25}, {@code ES DEC 2025}, {@code ES 12-25}. */
    private static final Pattern SYMBOL = Pattern.compile("""
            /? (?<root> [A-Z0-9]+? )
            (?: [FGHJKMNQUVXZ] (?: [0-9]{1,2} | 20[0-9]{2} )
              | \\s (?: JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC ) \\s? (?:20)? [0-9]{2}
              | \\s (?: 0[1-9] | 1[0-2] ) - (?:20)? [0-9]{2}
            )?
            """, Pattern.COMMENTS);

    private FuturesContracts() {}

    /**
     * Units of the contract's currency a point of price is worth for one contract.
     *
     * @param symbol upper case, with or without the leading slash and the delivery month
     * @return empty where the symbol cannot be read or its root is not in the table
     */
    public static Optional<BigDecimal> multiplierOf(String symbol) {
        return find(symbol, AssetClass.FUTURE).map(KnownInstrument::multiplier);
    }

    /** The contract of a future's symbol, whatever its month; empty for every other asset class. */
    public static Optional<KnownInstrument> find(String symbol, AssetClass assetClass) {
        return assetClass == AssetClass.FUTURE ? root(symbol).map(FuturesTable.BY_ROOT::get) : Optional.empty();
    }

    /** The symbol without its slash and delivery month; empty where it cannot be read. */
    public static Optional<String> root(String symbol) {
        var parts = SYMBOL.matcher(symbol);
        return parts.matches() ? Optional.of(parts.group("root")) : Optional.empty();
    }
}
