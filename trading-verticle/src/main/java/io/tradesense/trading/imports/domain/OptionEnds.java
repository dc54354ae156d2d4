package io.tradesense.trading.imports.domain;

import io.tradesense.kit.Fault;
import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.domain.Instrument;
import io.tradesense.trading.executions.domain.OptionSymbol;
import io.tradesense.trading.imports.domain.ImportQueue.Entry;
import io.tradesense.trading.optionevents.domain.OptionEvent;
import io.tradesense.trading.optionevents.domain.Settlement;
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
import java.util.Optional;
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
    private static final String BY_HAND = "it was recorded by hand already";
    /** Shares are booked on the day or some days after, across a weekend and a holiday. */
    private static final Duration BOOKED_BEFORE = Duration.ofDays(2);

    private static final Duration BOOKED_AFTER = Duration.ofDays(6);

    /**
     * What is known of the account.
     *
     * @param events by the rows of files that are they
     * @param byHand events that no file has said yet
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
            var stated = byHand.stream().filter(each -> isSame(each, row)).findFirst();
            if (event != null) {
                outcomes.add(new Outcome.Duplicate(row, event, ofFile.contains(row.id()) ? TWICE : KNOWN));
            } else if (stated.isPresent()) {
                byHand.remove(stated.get());
                outcomes.add(new Outcome.Duplicate(row, stated.get().id(), BY_HAND));
            } else {
                events.put(row.id(), row.id());
                ofFile.add(row.id());
                fresh.add(row);
            }
        }
        return fresh;
    }

    private static boolean isSame(OptionEvent event, Entry.Ended row) {
        var end = row.end();
        return event.type() == end.type()
                && event.symbol().equals(end.symbol())
                && event.quantity().compareTo(end.quantity()) == 0
                && Duration.between(event.at(), end.at()).abs().compareTo(BOOKED_AFTER) <= 0;
    }

    private void settle(Group group, List<Entry.Ended> rows) {
        if (rows.isEmpty()) return;
        if (group.type() == OptionEvent.Type.EXPIRED) {
            rows.forEach(row -> settle(List.of(row), Optional.empty()));
            return;
        }
        var candidates = candidates(group);
        List<Execution> left = new ArrayList<>(candidates);
        List<Optional<Execution>> each = new ArrayList<>();
        for (var row : rows) {
            var delivery =
                    left.stream().filter(share -> fits(share, List.of(row))).findFirst();
            delivery.ifPresent(left::remove);
            each.add(delivery);
        }
        var together = candidates.stream().filter(share -> fits(share, rows)).findFirst();
        if (candidates.isEmpty() || each.stream().allMatch(Optional::isPresent)) {
            for (int place = 0; place < rows.size(); place++) settle(List.of(rows.get(place)), each.get(place));
        } else if (together.isPresent()) {
            settle(rows, together);
        } else {
            rows.forEach(row -> refuse(row, misfit(group, candidates)));
        }
    }

    private List<Execution> candidates(Group group) {
        var contract = OptionSymbol.parse(group.symbol()).orElseThrow();
        var side = Settlement.deliverySide(contract, group.type());
        return shares.stream()
                .filter(share -> root(share).equals(contract.root()) && share.side() == side)
                .filter(share -> share.price().compareTo(contract.strike()) == 0)
                .filter(share -> !share.executedAt().isBefore(group.at().minus(BOOKED_BEFORE))
                        && !share.executedAt().isAfter(group.at().plus(BOOKED_AFTER)))
                .toList();
    }

    private static String root(Execution share) {
        return share.instrument().symbol().replaceAll("[./ ]", "");
    }

    private boolean fits(Execution share, List<Entry.Ended> rows) {
        var first = rows.get(0).end();
        return held(first.symbol(), first.at()).keySet().stream()
                .anyMatch(option -> share.quantity().compareTo(contracts(rows).multiply(option.multiplier())) == 0);
    }

    private static BigDecimal contracts(List<Entry.Ended> rows) {
        return rows.stream().map(row -> row.end().quantity()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String misfit(Group group, List<Execution> candidates) {
        var moved = candidates.stream().map(Execution::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        return "%s shares that moved at the strike do not fit the contracts of %s: record the event by hand"
                .formatted(moved.stripTrailingZeros().toPlainString(), group.symbol());
    }

    private void settle(List<Entry.Ended> rows, Optional<Execution> delivery) {
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
            var with = delivery.map(settlement::deliveredBy)
                    .orElse(settlement)
                    .knownAs(rows.size() == 1 ? rows.get(0).end().reference() : null);
            options.computeIfAbsent(event.symbol(), first -> new ArrayList<>()).add(with.closing());
            delivery.ifPresent(shares::remove);
            outcomes.add(new Outcome.Settled(event, with, delivery.isPresent(), rows));
        } catch (Fault impossible) {
            rows.forEach(row -> refuse(row, impossible.detail()));
        }
    }

    private void refuse(Entry.Ended row, String why) {
        outcomes.add(new Outcome.Refused(row, why));
    }

    private OptionEvent event(List<Entry.Ended> rows, Optional<Execution> delivery) {
        var first = rows.get(0);
        var end = first.end();
        return new OptionEvent(
                first.id(),
                userId,
                accountId,
                end.type(),
                end.symbol(),
                delivery.map(share -> share.instrument().symbol())
                        .orElseGet(() ->
                                OptionSymbol.parse(end.symbol()).orElseThrow().root()),
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
