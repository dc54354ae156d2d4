package io.tradesense.trading.executions.domain;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What kind of thing is traded. It says how much one unit is worth and whether buying it moves its whole price in cash. */
public enum AssetClass {
    STOCK(BigDecimal.ONE, true),
    OPTION(BigDecimal.valueOf(100), true),
    /** No multiplier is usual for all futures, so each contract's own must be known; only gains and losses move cash. */
    FUTURE(null, false),
    FOREX(BigDecimal.ONE, false),
    CRYPTO(BigDecimal.ONE, true);

    private final @Nullable BigDecimal usualMultiplier;
    private final boolean paidInFull;

    AssetClass(@Nullable BigDecimal usualMultiplier, boolean paidInFull) {
        this.usualMultiplier = usualMultiplier;
        this.paidInFull = paidInFull;
    }

    /** Units of currency a point of price is worth for a quantity of one; empty where it must be asked for. */
    public Optional<BigDecimal> usualMultiplier() {
        return Optional.ofNullable(usualMultiplier);
    }

    /** True where a purchase takes price × quantity × multiplier out of cash; false where only the result settles. */
    public boolean paidInFull() {
        return paidInFull;
    }
}
