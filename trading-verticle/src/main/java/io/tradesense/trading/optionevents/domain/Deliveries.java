package io.tradesense.trading.optionevents.domain;

import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.domain.OptionSymbol;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the shares the broker states for events whose delivery was derived: it is the same fact, and counts once. Each
 * event looks for an execution of its own, then for several that are its shares together; what is left of one option may
 * have moved in one execution for all of its events.
 */
public final class Deliveries {

    /** @param multiplier shares a contract */
    public record Derived(OptionEvent event, BigDecimal multiplier) {

        private BigDecimal shares() {
            return event.quantity().multiply(multiplier);
        }
    }

    /** Events and the executions that are their delivery: several of the one or of the other, never of both. */
    public record Stated(List<OptionEvent> events, List<Execution> shares) {}

    private record Option(OptionEvent.Type type, String symbol) {}

    private final List<Execution> left;
    private final List<Stated> found = new ArrayList<>();

    private Deliveries(List<Execution> shares) {
        this.left = new ArrayList<>(shares);
    }

    /** @param shares executions that are the delivery of no other event */
    public static List<Stated> of(List<Derived> derived, List<Execution> shares) {
        var deliveries = new Deliveries(shares);
        Map<Option, List<Derived>> byOption = new LinkedHashMap<>();
        derived.stream()
                .sorted(Comparator.comparing(each -> each.event().at()))
                .forEach(each -> byOption.computeIfAbsent(
                                new Option(each.event().type(), each.event().symbol()), first -> new ArrayList<>())
                        .add(each));
        byOption.forEach((option, events) ->
                OptionSymbol.parse(option.symbol()).ifPresent(contract -> deliveries.find(contract, events)));
        return List.copyOf(deliveries.found);
    }

    private void find(OptionSymbol.Parts contract, List<Derived> events) {
        var open = new ArrayList<>(events);
        open.removeIf(each -> isFound(each, fitting(contract, each, true)));
        open.removeIf(each -> isFound(each, fitting(contract, each, false)));
        if (open.size() > 1) findTogether(contract, open);
    }

    private List<Execution> fitting(OptionSymbol.Parts contract, Derived each, boolean one) {
        var event = each.event();
        var candidates = StatedShares.candidates(contract, event.type(), event.at(), left);
        var fitting = StatedShares.fitting(each.shares(), candidates);
        return one && fitting.size() != 1 ? List.of() : fitting;
    }

    private boolean isFound(Derived each, List<Execution> shares) {
        if (shares.isEmpty()) return false;
        left.removeAll(shares);
        found.add(new Stated(List.of(each.event()), shares));
        return true;
    }

    private void findTogether(OptionSymbol.Parts contract, List<Derived> open) {
        var event = open.get(0).event();
        var all = open.stream().map(Derived::shares).reduce(BigDecimal.ZERO, BigDecimal::add);
        StatedShares.candidates(contract, event.type(), event.at(), left).stream()
                .filter(share -> share.quantity().compareTo(all) == 0)
                .findFirst()
                .ifPresent(share -> {
                    left.remove(share);
                    found.add(new Stated(open.stream().map(Derived::event).toList(), List.of(share)));
                });
    }
}
