package io.tradesense.trading.strategies.domain;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What legs of one expiry can bring at it, before costs. Over the price of the underlying that is a line with bends at the
 * strikes, so it is most and least at nothing, at a strike, or beyond the highest one where it goes on for ever.
 *
 * @param bounds whether the two are limited, or undefined because the legs end on different days
 * @param maxProfit null where it is unlimited or undefined
 * @param maxLoss as a positive amount, zero where nothing can be lost; null likewise
 */
public record Payoff(
        Bounds bounds,
        @Nullable BigDecimal maxProfit,
        @Nullable BigDecimal maxLoss) {

    /** What of the two has no limit. */
    public enum Bounds {
        LIMITED,
        UNLIMITED_PROFIT,
        UNLIMITED_LOSS,
        UNDEFINED
    }

    public static Payoff of(List<StrategyLeg> legs) {
        long expiries = legs.stream()
                .filter(leg -> !leg.isShares())
                .map(StrategyLeg::expiry)
                .distinct()
                .count();
        if (expiries != 1) return new Payoff(Bounds.UNDEFINED, null, null);
        var bends = Stream.concat(Stream.of(BigDecimal.ZERO), legs.stream().map(StrategyLeg::strike))
                .map(price -> at(price, legs))
                .sorted()
                .toList();
        var least = bends.get(0);
        var most = bends.get(bends.size() - 1);
        int beyond = slopeBeyondTheHighestStrike(legs).signum();
        var bounds = beyond == 0 ? Bounds.LIMITED : beyond > 0 ? Bounds.UNLIMITED_PROFIT : Bounds.UNLIMITED_LOSS;
        return new Payoff(
                bounds,
                beyond > 0 ? null : most.max(BigDecimal.ZERO),
                beyond < 0 ? null : least.min(BigDecimal.ZERO).negate());
    }

    private static BigDecimal at(BigDecimal price, List<StrategyLeg> legs) {
        return legs.stream()
                .map(leg -> worth(leg, price).subtract(leg.price()).multiply(leg.shares()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Of a share, or of the right to one. */
    private static BigDecimal worth(StrategyLeg leg, BigDecimal price) {
        if (leg.isShares()) return price;
        var gain = leg.isCall() ? price.subtract(leg.strike()) : leg.strike().subtract(price);
        return gain.max(BigDecimal.ZERO);
    }

    private static BigDecimal slopeBeyondTheHighestStrike(List<StrategyLeg> legs) {
        return legs.stream()
                .filter(leg -> leg.isShares() || leg.isCall())
                .map(StrategyLeg::shares)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
