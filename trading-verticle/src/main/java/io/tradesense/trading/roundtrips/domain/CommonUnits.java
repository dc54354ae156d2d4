package io.tradesense.trading.roundtrips.domain;

import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.domain.Split;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Units in which every quantity and price of a series is whole, whatever splits lie between its executions: a third of a
 * share or of a price has no last digit, three times as many of them have. Quantities are multiplied by one number and
 * prices by another; what comes out is divided by them at the very end, so a split rounds nothing that is added up.
 *
 * <pre>
 *   execution          for today's shares     common units (quantity × 1, price × 3)
 *   BUY 100 at 10      300 at 3.333…          300 at 10      = 3 × 1,000
 *   SELL 300 at 4      300 at 4               300 at 12      = 3 × 1,200
 * </pre>
 *
 * @param splits by execution
 */
record CommonUnits(BigInteger quantity, BigInteger price, Map<UUID, Split> splits) {

    static CommonUnits ofExecutions(Collection<Execution> series) {
        if (isWithoutSplits(series)) return none();
        Map<UUID, Split> splits = new HashMap<>();
        series.forEach(each -> splits.put(each.id(), each.split()));
        return of(splits);
    }

    private static boolean isWithoutSplits(Collection<Execution> series) {
        for (var execution : series) {
            if (!execution.split().isNone()) return false;
        }
        return true;
    }

    static CommonUnits ofLegs(Collection<Leg> legs) {
        if (legs.stream().allMatch(each -> each.split().isNone())) return none();
        Map<UUID, Split> splits = new HashMap<>();
        legs.forEach(each -> splits.put(each.executionId(), each.split()));
        return of(splits);
    }

    private static CommonUnits none() {
        return new CommonUnits(BigInteger.ONE, BigInteger.ONE, Map.of());
    }

    private static CommonUnits of(Map<UUID, Split> splits) {
        var quantity = BigInteger.ONE;
        var price = BigInteger.ONE;
        for (var split : splits.values()) {
            quantity = leastCommonMultiple(quantity, split.forShares());
            price = leastCommonMultiple(price, split.shares());
        }
        return new CommonUnits(quantity, price, splits);
    }

    private static BigInteger leastCommonMultiple(BigInteger left, BigInteger right) {
        return left.divide(left.gcd(right)).multiply(right);
    }

    /** Where nothing was split. */
    boolean areTheOwn() {
        return splits.isEmpty();
    }

    List<Execution> scaled(List<Execution> series) {
        return series.stream().map(this::scaled).toList();
    }

    private Execution scaled(Execution executed) {
        return executed.with(
                scaledQuantity(executed.id(), executed.quantity()), scaledPrice(executed.id(), executed.price()));
    }

    Leg scaled(Leg leg) {
        return new Leg(
                leg.executionId(),
                leg.role(),
                scaledQuantity(leg.executionId(), leg.quantity()),
                scaledPrice(leg.executionId(), leg.price()),
                leg.costs(),
                leg.executedAt(),
                Split.NONE);
    }

    /** Chosen lots are chosen in shares of the execution that opened them. */
    LotChoices scaled(LotChoices choices) {
        Map<UUID, List<LotChoices.Chosen>> scaled = new HashMap<>();
        choices.byClosing()
                .forEach((closing, lots) ->
                        scaled.put(closing, lots.stream().map(this::scaled).toList()));
        return new LotChoices(scaled);
    }

    private LotChoices.Chosen scaled(LotChoices.Chosen lot) {
        var limit = lot.quantity();
        return limit == null ? lot : new LotChoices.Chosen(lot.opening(), scaledQuantity(lot.opening(), limit));
    }

    /** A trip that was matched in these units, in today's shares and with its legs as they were executed. */
    RoundTrip told(RoundTrip matched) {
        var sums = matched.sums();
        var value = quantity.multiply(price);
        return new RoundTrip(
                matched.openingExecution(),
                matched.accountId(),
                matched.instrument(),
                matched.direction(),
                new TripSums(
                        Split.quotient(sums.entered(), quantity),
                        Split.quotient(sums.peak(), quantity),
                        Split.quotient(sums.held(), quantity),
                        Split.quotient(sums.entryValue(), value),
                        Split.quotient(sums.exitValue(), value),
                        Split.quotient(sums.heldValue(), value)),
                matched.openedAt(),
                matched.closedAt(),
                matched.fees(),
                matched.legs().stream().map(this::executed).toList());
    }

    private Leg executed(Leg leg) {
        var split = split(leg.executionId());
        var shares = leg.quantity().multiply(new BigDecimal(split.forShares()));
        var paid = leg.price().multiply(new BigDecimal(split.shares()));
        return new Leg(
                leg.executionId(),
                leg.role(),
                Split.quotient(shares, split.shares().multiply(quantity)),
                Split.quotient(paid, split.forShares().multiply(price)),
                leg.costs(),
                leg.executedAt(),
                split);
    }

    private BigDecimal scaledQuantity(UUID execution, BigDecimal executed) {
        var split = split(execution);
        return executed.multiply(new BigDecimal(split.shares().multiply(quantity.divide(split.forShares()))));
    }

    private BigDecimal scaledPrice(UUID execution, BigDecimal executed) {
        var split = split(execution);
        return executed.multiply(new BigDecimal(split.forShares().multiply(price.divide(split.shares()))));
    }

    private Split split(UUID execution) {
        return splits.getOrDefault(execution, Split.NONE);
    }
}
