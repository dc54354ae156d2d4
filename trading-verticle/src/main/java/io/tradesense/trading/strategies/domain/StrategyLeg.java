package io.tradesense.trading.strategies.domain;

import io.tradesense.trading.executions.domain.OptionSymbol;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * One round trip as a leg of a strategy.
 *
 * @param contract empty for shares
 * @param quantity the most that was held, negative for a short position; contracts or shares
 * @param multiplier shares a contract delivers; one for shares
 * @param price it was entered at
 * @param netPnl what the round trip brought so far
 */
public record StrategyLeg(
        UUID tradeId,
        UUID accountId,
        String symbol,
        String underlying,
        Optional<OptionSymbol.Parts> contract,
        BigDecimal quantity,
        BigDecimal multiplier,
        BigDecimal price,
        String currency,
        Instant openedAt,
        boolean isOpen,
        BigDecimal netPnl) {

    boolean isShares() {
        return contract.isEmpty();
    }

    boolean isLong() {
        return quantity.signum() > 0;
    }

    boolean isCall() {
        return contract.map(OptionSymbol.Parts::isCall).orElse(false);
    }

    boolean isPut() {
        return contract.isPresent() && !isCall();
    }

    BigDecimal strike() {
        return contract.map(OptionSymbol.Parts::strike).orElse(BigDecimal.ZERO);
    }

    LocalDate expiry() {
        return contract.map(OptionSymbol.Parts::expiry).orElse(LocalDate.MAX);
    }

    /** In shares, negative for a short position. */
    BigDecimal shares() {
        return quantity.multiply(multiplier);
    }

    /** What the entry cost; negative where it brought money. */
    BigDecimal cost() {
        return price.multiply(shares());
    }
}
