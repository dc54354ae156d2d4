package io.tradesense.trading.roundtrips.domain;

import io.tradesense.trading.accounts.domain.CostBasis;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * How a history is matched. Everything in here is the trader's say about executions, by their ids, and changes none.
 *
 * @param lots counts under SPECIFIC
 * @param books executions that were split off, with the book each is matched in, apart from all others; those not named
 *     share the one book that has no name
 * @param joined executions that go on with the trade before them where they would open another of the same direction
 */
public record MatchingRules(CostBasis costBasis, LotChoices lots, Map<UUID, UUID> books, Set<UUID> joined) {

    /** First in, first out, with no word from the trader. */
    public static final MatchingRules FIFO = of(CostBasis.FIFO);

    public MatchingRules {
        books = Map.copyOf(books);
        joined = Set.copyOf(joined);
    }

    public static MatchingRules of(CostBasis costBasis) {
        return new MatchingRules(costBasis, LotChoices.NONE, Map.of(), Set.of());
    }

    /** Where no trade was split or merged by hand. */
    boolean areWithoutSay() {
        return books.isEmpty() && joined.isEmpty();
    }
}
