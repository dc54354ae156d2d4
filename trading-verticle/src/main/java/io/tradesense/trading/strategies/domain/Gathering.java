package io.tradesense.trading.strategies.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Gathers round trips into strategies. Options of one underlying in one account belong together where each was opened
 * within {@link #TOGETHER} of the one before; shares belong to options that lean on exactly as many of them.
 */
public final class Gathering {

    /** Orders of several legs that are worked one by one take seconds; two decisions are further apart. */
    public static final Duration TOGETHER = Duration.ofSeconds(30);

    private static final Comparator<StrategyLeg> BY_OPENING =
            Comparator.comparing(StrategyLeg::openedAt).thenComparing(StrategyLeg::tradeId);

    private record Place(UUID accountId, String underlying, String currency) {}

    private Gathering() {}

    /**
     * @param shares positions that were open when an option on them was opened, by the option's trade
     * @return newest first
     */
    public static List<Strategy> of(List<StrategyLeg> options, Map<UUID, List<StrategyLeg>> shares) {
        Map<Place, List<List<StrategyLeg>>> groups = new LinkedHashMap<>();
        options.stream().sorted(BY_OPENING).forEach(leg -> {
            var place = new Place(leg.accountId(), leg.underlying(), leg.currency());
            join(leg, groups.computeIfAbsent(place, first -> new ArrayList<>()));
        });
        Set<UUID> taken = new HashSet<>();
        return groups.values().stream()
                .flatMap(List::stream)
                .map(group -> Strategy.of(withShares(group, shares, taken)))
                .sorted(Comparator.comparing(Strategy::first, BY_OPENING).reversed())
                .toList();
    }

    private static void join(StrategyLeg leg, List<List<StrategyLeg>> groups) {
        if (!groups.isEmpty()) {
            var last = groups.get(groups.size() - 1);
            var before = last.get(last.size() - 1).openedAt();
            if (!leg.openedAt().isAfter(before.plus(TOGETHER))) {
                last.add(leg);
                return;
            }
        }
        groups.add(new ArrayList<>(List.of(leg)));
    }

    /** Only where that makes something of them that has a name. */
    private static List<StrategyLeg> withShares(
            List<StrategyLeg> options, Map<UUID, List<StrategyLeg>> shares, Set<UUID> taken) {
        for (var held : shares.getOrDefault(options.get(0).tradeId(), List.of())) {
            List<StrategyLeg> both = new ArrayList<>(List.of(held));
            both.addAll(options);
            if (!taken.contains(held.tradeId()) && Recognition.of(both) != StrategyKind.CUSTOM) {
                taken.add(held.tradeId());
                return both;
            }
        }
        return options;
    }
}
