package io.tradesense.trading.imports.domain;

import io.tradesense.kit.Fault;
import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.domain.Instrument;
import io.tradesense.trading.executions.domain.OptionSymbol;
import io.tradesense.trading.imports.domain.ImportQueue.Entry;
import io.tradesense.trading.optionevents.domain.OptionEvent;
import io.tradesense.trading.optionevents.domain.Settlement;
import io.tradesense.trading.optionevents.domain.StatedShares;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Says what options that a file says ended come to, in the order in which they ended, once all executions of the file are
 * known.
 *
 * <p>Where options were exercised or assigned, brokers mostly write the shares that moved as an execution of its own, in one
 * row where the option has several, or the other way round. That execution is the delivery, and no other is made beside it.
 */
public final class OptionEnds {
    private static final String KNOWN = "the account has this already";
    private static final String TWICE = "the file says this twice, under one id of the broker's";
    /**
     * What is known of the account.
     *
     * @param events by the rows of files that are they
     * @param byHand events that the trader stated and no file has said yet
     * @param options executions in the options, by symbol
     * @param shares executions that may be the shares' and are not those of another event
     */
    public record Known(
            Map<UUID, UUID> events,
            List<OptionEvent> byHand,
            Map<String, List<Execution>> options,
            List<Execution> shares) {}

    /** What one or, where they are one event, several rows come to. */
    public sealed interface Outcome {
        /** @param stated whether the delivery is an execution the account has, and not to be recorded */
        record Settled(OptionEvent event, Settlement settlement, boolean stated, List<Entry.Ended> rows)
                implements Outcome {}

        record Duplicate(Entry.Ended row, UUID event, String why) implements Outcome {}

        /** The trader stated it already, in as many events as they are. */
        record Stated(Entry.Ended row, List<UUID> events) implements Outcome {
            public static final String WHY = "it was recorded by hand already";
        }

        record Refused(Entry.Ended row, String why) implements Outcome {}
    }

    private record Group(OptionEvent.Type type, String symbol, Instant at) {}

    private final UUID userId;
    private final UUID accountId;
    private final Map<UUID, UUID> events;
    private final List<OptionEvent> byHand;
    private final Map<String, List<Execution>> options = new HashMap<>();
    private final List<Execution> shares;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final Set<UUID> ofFile = new HashSet<>();

    private OptionEnds(UUID userId, UUID accountId, Known known) {
        this.userId = userId;
        this.accountId = accountId;
        this.events = new HashMap<>(known.events());
        this.byHand = new ArrayList<>(known.byHand());
        this.shares = new ArrayList<>(known.shares());
        known.options().forEach((symbol, executions) -> options.put(symbol, new ArrayList<>(executions)));
    }

    public static List<Outcome> settle(UUID userId, UUID accountId, Collection<Entry.Ended> rows, Known known) {
        var ends = new OptionEnds(userId, accountId, known);
        Map<Group, List<Entry.Ended>> groups = new LinkedHashMap<>();
        rows.stream()
                .sorted(Comparator.comparing((Entry.Ended row) -> row.end().at())
                        .thenComparing(Entry.Ended::number))
                .forEach(row -> groups.computeIfAbsent(
                                new Group(
                                        row.end().type(),
                                        row.end().symbol(),
                                        row.end().at()),
                                first -> new ArrayList<>())
                        .add(row));
        groups.forEach((group, together) -> ends.settle(group, ends.fresh(together)));
        return List.copyOf(ends.outcomes);
    }

    /** Those that are not known; what becomes of the others is said. */
    private List<Entry.Ended> fresh(List<Entry.Ended> together) {
        List<Entry.Ended> fresh = new ArrayList<>();
        for (var row : together) {
            var event = events.get(row.id());
            if (event != null) {
                outcomes.add(new Outcome.Duplicate(row, event, ofFile.contains(row.id()) ? TWICE : KNOWN));
            } else {
                events.put(row.id(), row.id());
                ofFile.add(row.id());
                fresh.add(row);
            }
        }
        fresh.removeIf(row -> isStated(List.of(row), stated(row, row.end().quantity())));
        if (fresh.size() > 1 && isStated(fresh, stated(fresh.get(0), contracts(fresh)))) return List.of();
        return fresh;
    }

    /** An event that was stated by hand of so many contracts, or all of them that together are. */
    private List<OptionEvent> stated(Entry.Ended row, BigDecimal contracts) {
        var same = byHand.stream().filter(event -> isSame(event, row)).toList();
        var one = same.stream()
                .filter(event -> event.quantity().compareTo(contracts) == 0)
                .findFirst();
        if (one.isPresent()) return List.of(one.get());
        var all = same.stream().map(OptionEvent::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        return all.compareTo(contracts) == 0 ? same : List.of();
    }

    private boolean isStated(List<Entry.Ended> rows, List<OptionEvent> stated) {
        if (stated.isEmpty()) return false;
        byHand.removeAll(stated);
        var ids = stated.stream().map(OptionEvent::id).toList();
        rows.forEach(row -> {
            events.put(row.id(), ids.get(0));
            outcomes.add(new Outcome.Stated(row, ids));
        });
        return true;
    }

    private static boolean isSame(OptionEvent event, Entry.Ended row) {
        var end = row.end();
        return event.type() == end.type()
                && event.symbol().equals(end.symbol())
                && Duration.between(event.at(), end.at()).abs().compareTo(StatedShares.BOOKED_AFTER) <= 0;
    }

    private void settle(Group group, List<Entry.Ended> rows) {
        if (rows.isEmpty()) return;
        if (group.type() == OptionEvent.Type.EXPIRED) {
            rows.forEach(row -> settle(List.of(row), List.of()));
            return;
        }
        var contract = OptionSymbol.parse(group.symbol()).orElseThrow();
        var candidates = StatedShares.candidates(contract, group.type(), group.at(), shares);
        List<Execution> left = new ArrayList<>(candidates);
        List<List<Execution>> each = new ArrayList<>();
        for (var row : rows) {
            var delivery = fitting(List.of(row), left);
            left.removeAll(delivery);
            each.add(delivery);
        }
        var together = fitting(rows, candidates);
        if (candidates.isEmpty() || each.stream().noneMatch(List::isEmpty)) {
            for (int place = 0; place < rows.size(); place++) settle(List.of(rows.get(place)), each.get(place));
        } else if (!together.isEmpty()) {
            settle(rows, together);
        } else {
            rows.forEach(row -> refuse(row, misfit(group, candidates)));
        }
    }

    private List<Execution> fitting(List<Entry.Ended> rows, List<Execution> candidates) {
        var first = rows.get(0).end();
        return held(first.symbol(), first.at()).keySet().stream()
                .map(option -> StatedShares.fitting(contracts(rows).multiply(option.multiplier()), candidates))
                .filter(shares -> !shares.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static BigDecimal contracts(List<Entry.Ended> rows) {
        return rows.stream().map(row -> row.end().quantity()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String misfit(Group group, List<Execution> candidates) {
        var moved = StatedShares.moved(candidates).stripTrailingZeros().toPlainString();
        return "%s shares that moved at the strike do not fit the contracts of %s: record the event by hand"
                .formatted(moved, group.symbol());
    }

    private void settle(List<Entry.Ended> rows, List<Execution> delivery) {
        var event = event(rows, delivery);
        var held = held(event.symbol(), event.at());
        if (held.isEmpty()) {
            rows.forEach(row -> refuse(
                    row, "no contract of " + event.symbol() + " was open at that time: import first what opened it"));
            return;
        }
        try {
            var option = held.entrySet().iterator().next();
            var settlement = Settlement.of(event, option.getKey(), option.getValue());
            var with = (delivery.isEmpty() ? settlement : settlement.deliveredBy(delivery))
                    .knownAs(rows.size() == 1 ? rows.get(0).end().reference() : null);
            options.computeIfAbsent(event.symbol(), first -> new ArrayList<>()).add(with.closing());
            shares.removeAll(delivery);
            outcomes.add(new Outcome.Settled(event, with, !delivery.isEmpty(), rows));
        } catch (Fault impossible) {
            rows.forEach(row -> refuse(row, impossible.detail()));
        }
    }

    private void refuse(Entry.Ended row, String why) {
        outcomes.add(new Outcome.Refused(row, why));
    }

    private OptionEvent event(List<Entry.Ended> rows, List<Execution> delivery) {
        var first = rows.get(0);
        var end = first.end();
        return new OptionEvent(
                first.id(),
                userId,
                accountId,
                end.type(),
                end.symbol(),
                delivery.isEmpty()
                        ? OptionSymbol.parse(end.symbol()).orElseThrow().root()
                        : delivery.get(0).instrument().symbol(),
                contracts(rows),
                rows.stream().map(row -> row.end().fees()).reduce(BigDecimal.ZERO, BigDecimal::add),
                end.at());
    }

    /** What was open of an option at that time, negative where it was sold. */
    private Map<Instrument, BigDecimal> held(String symbol, Instant at) {
        Map<Instrument, BigDecimal> held = new LinkedHashMap<>();
        for (var execution : options.getOrDefault(symbol, List.of())) {
            if (!execution.executedAt().isAfter(at)) {
                var signed = execution
                        .quantity()
                        .multiply(BigDecimal.valueOf(execution.side().sign()));
                held.merge(execution.instrument(), signed, BigDecimal::add);
            }
        }
        held.values().removeIf(quantity -> quantity.signum() == 0);
        return held;
    }
}
