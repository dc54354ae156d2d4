package io.tradesense.trading.optionevents.domain;

import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.domain.OptionSymbol;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the shares that exercised or assigned options moved among executions: brokers mostly write them as trades at the
 * strike, in one row where the option has several, or the other way round.
 */
public final class StatedShares {
    /** Shares are booked on the day or some days after, across a weekend and a holiday. */
    public static final Duration BOOKED_BEFORE = Duration.ofDays(2);

    public static final Duration BOOKED_AFTER = Duration.ofDays(6);

    private StatedShares() {}

    /** Those that may be the shares of contracts that ended so at that time, the earliest first. */
    public static List<Execution> candidates(
            OptionSymbol.Parts contract, OptionEvent.Type type, Instant at, List<Execution> shares) {
        var side = Settlement.deliverySide(contract, type);
        return shares.stream()
                .filter(share -> root(share).equals(contract.root()) && share.side() == side)
                .filter(share -> share.price().compareTo(contract.strike()) == 0)
                .filter(share -> !share.executedAt().isBefore(at.minus(BOOKED_BEFORE))
                        && !share.executedAt().isAfter(at.plus(BOOKED_AFTER)))
                .sorted(Comparator.comparing(Execution::executedAt))
                .toList();
    }

    /** One of the candidates that moved so many, else all where together they did, else none. */
    public static List<Execution> fitting(BigDecimal quantity, List<Execution> candidates) {
        var one = candidates.stream()
                .filter(share -> share.quantity().compareTo(quantity) == 0)
                .findFirst();
        if (one.isPresent()) return List.of(one.get());
        return moved(candidates).compareTo(quantity) == 0 ? candidates : List.of();
    }

    /** How many shares these moved. */
    public static BigDecimal moved(List<Execution> shares) {
        return shares.stream().map(Execution::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String root(Execution share) {
        return share.instrument().symbol().replaceAll("[./ ]", "");
    }
}
