package io.tradesense.trading.imports.domain;

import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.imports.domain.ImportQueue.Entry;
import io.tradesense.trading.imports.domain.JudgedRow.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says of each row of a block what becomes of it. */
public final class Verdicts {
    private static final String KNOWN = "the account has this execution already";
    private static final String TWICE = "the file says this execution twice, under one id of the broker's";
    private static final String BOOKED = "the ledger has this booking already";
    private static final String BOOKED_TWICE = "the file says this booking twice, under one id of the broker's";
    private static final String BOOKED_BY_HAND = "it was booked by hand already";
    private static final String BACK = "it was undone with the import that brought it, and counts again";

    /**
     * How the rows of a block stand to what was known before it.
     *
     * @param fresh the executions that the log, and the bookings that the ledger did not have
     * @param back those it had, voided with an import that was undone
     * @param differing by the row's number: what counts now of an execution of which the row says what no file said yet
     * @param earlier what the file itself said of an execution in rows before the block, where the log does not tell
     * @param byHand movements that the trader booked, by those of the block that they are
     */
    public record Standing(
            Set<UUID> fresh,
            Set<UUID> back,
            Map<Long, Execution> differing,
            Map<UUID, Execution> earlier,
            Map<UUID, UUID> byHand) {}

    /**
     * @param why null for what is simply added
     * @param optionEvent which the row is or belongs to; null where it is none
     */
    public record Verdict(
            Entry entry,
            Outcome outcome,
            @Nullable String why,
            @Nullable UUID optionEvent) {

        Verdict(Entry entry, Outcome outcome, @Nullable String why) {
            this(entry, outcome, why, null);
        }
    }

    private final Standing standing;
    private final Set<UUID> seen = new HashSet<>();
    private final Map<UUID, Execution> latest;

    private Verdicts(Standing standing) {
        this.standing = standing;
        this.latest = new HashMap<>(standing.earlier());
    }

    /** In the order of the entries. */
    public static List<Verdict> of(List<Entry> entries, Standing standing) {
        var verdicts = new Verdicts(standing);
        List<Verdict> given = new ArrayList<>(entries.size());
        entries.forEach(entry -> given.add(verdicts.of(entry)));
        return given;
    }

    private Verdict of(Entry entry) {
        if (entry instanceof Entry.Refused refused) {
            return new Verdict(entry, Outcome.REJECTED, refused.rejected().detail());
        }
        if (entry instanceof Entry.Booked booked) {
            return booked(booked);
        }
        var read = (Entry.Read) entry;
        var id = read.execution().id();
        boolean first = seen.add(id);
        if (first && standing.fresh().contains(id)) {
            latest.put(id, read.execution());
            return new Verdict(entry, Outcome.ADDED, null);
        }
        boolean isBack = first && standing.back().contains(id);
        return known(read, isBack);
    }

    private Verdict booked(Entry.Booked booked) {
        var id = booked.movement().id();
        boolean first = seen.add(id);
        var byHand = standing.byHand().get(id);
        if (byHand != null) {
            return new Verdict(booked.as(byHand), Outcome.DUPLICATE, first ? BOOKED_BY_HAND : BOOKED_TWICE);
        }
        return first && standing.fresh().contains(id)
                ? new Verdict(booked, Outcome.ADDED, null)
                : new Verdict(booked, Outcome.DUPLICATE, first ? BOOKED : BOOKED_TWICE);
    }

    private Verdict known(Entry.Read read, boolean isBack) {
        var id = read.execution().id();
        var before = latest.get(id);
        boolean saidInFile = before != null;
        if (before == null) {
            before = standing.differing().get(read.number());
        }
        var change = before == null ? "" : ExecutionChange.sentence(before, read.execution());
        if (!change.isEmpty()) {
            latest.put(id, read.execution());
            return new Verdict(read, Outcome.CHANGED, isBack ? BACK + "; " + change : change);
        }
        if (isBack) {
            return new Verdict(read, Outcome.ADDED, BACK);
        }
        return new Verdict(read, Outcome.DUPLICATE, saidInFile ? TWICE : KNOWN);
    }
}
