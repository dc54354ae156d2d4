package io.tradesense.trading.imports.domain;

import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.imports.domain.ImportQueue.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds the executions that rows of a broker's file take back: by the broker's id where they name it, else the one of the
 * same instrument, side, quantity and price that is nearest in time. Each takes back one, so equal ones are counted.
 */
public final class Cancellations {
    private static final String KNOWN = "the account has this already";
    private static final String TWICE = "the file says this twice, under one id of the broker's";
    /** A broker takes a trade back on the day, or when it settles; its correction may be dated before it. */
    private static final Duration AFTER = Duration.ofDays(45);

    private static final Duration BEFORE = Duration.ofDays(5);

    /** What becomes of a row. */
    public sealed interface Outcome {
        record Taken(Entry.Cancels row, Execution execution) implements Outcome {}

        record Duplicate(Entry.Cancels row, UUID execution, String why) implements Outcome {}

        record Refused(Entry.Cancels row, String why) implements Outcome {}
    }

    private final Map<UUID, UUID> taken;
    private final List<Execution> left;
    private final Map<UUID, UUID> ofFile = new HashMap<>();

    private Cancellations(Map<UUID, UUID> taken, Collection<Execution> executions) {
        this.taken = taken;
        this.left = new ArrayList<>(executions);
    }

    /**
     * @param taken executions that rows took back before, by these rows
     * @param executions that count, and may be the ones
     */
    public static List<Outcome> of(List<Entry.Cancels> rows, Map<UUID, UUID> taken, Collection<Execution> executions) {
        var cancellations = new Cancellations(taken, executions);
        return rows.stream().map(cancellations::of).toList();
    }

    private Outcome of(Entry.Cancels row) {
        var before = taken.get(row.id());
        if (before != null) return new Outcome.Duplicate(row, before, KNOWN);
        var twice = ofFile.get(row.id());
        if (twice != null) return new Outcome.Duplicate(row, twice, TWICE);
        var found = named(row).or(() -> alike(row));
        if (found.isEmpty()) return new Outcome.Refused(row, missing(row.execution()));
        left.remove(found.get());
        ofFile.put(row.id(), found.get().id());
        return new Outcome.Taken(row, found.get());
    }

    private Optional<Execution> named(Entry.Cancels row) {
        var name = row.cancels();
        return name == null
                ? Optional.empty()
                : left.stream().filter(each -> name.equals(each.externalId())).findFirst();
    }

    private Optional<Execution> alike(Entry.Cancels row) {
        var said = row.execution();
        return left.stream()
                .filter(each -> each.instrument().equals(said.instrument()) && each.side() == said.side())
                .filter(each -> each.quantity().compareTo(said.quantity()) == 0
                        && each.price().compareTo(said.price()) == 0)
                .filter(each -> !each.executedAt().isBefore(said.executedAt().minus(AFTER))
                        && !each.executedAt().isAfter(said.executedAt().plus(BEFORE)))
                .min(Comparator.comparing((Execution each) -> Duration.between(each.executedAt(), said.executedAt())
                                .abs())
                        .thenComparing(Execution::id));
    }

    private static String missing(Execution said) {
        return "it takes back %s %s %s at %s, which the account does not have: import first the file that has it"
                .formatted(
                        said.side(),
                        said.quantity().toPlainString(),
                        said.instrument().symbol(),
                        said.price().toPlainString());
    }
}
