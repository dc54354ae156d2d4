package io.tradesense.trading.regrouping.domain;

import io.tradesense.kit.Fault;
import io.tradesense.trading.regrouping.domain.Regroupings.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a split or merge says about each execution.
 *
 * @param executions in any order
 */
public record Regrouped(Kind kind, List<Saying> executions) {

    /**
     * @param book the book it is matched in; null for the one of all others
     * @param joins whether it goes on with the trade before it
     */
    public record Saying(UUID execution, @Nullable UUID book, boolean joins) {}

    /**
     * An execution as a part of one of the trades in question.
     *
     * @param series what must be equal for trades to be merged: account, instrument and direction
     * @param whole whether all of it is in this trade
     * @param book it is matched in now; null for the one of all others
     */
    public record Held(
            UUID trade,
            UUID execution,
            String series,
            boolean whole,
            @Nullable UUID book) {}

    /**
     * @param id of the new book
     * @param held all of the trade
     * @throws Fault INVALID naming what cannot be taken out
     */
    public static Regrouped split(UUID id, List<Held> held, List<UUID> out) {
        var taken = new HashSet<>(out);
        var all = new HashSet<>(held.stream().map(Held::execution).toList());
        if (!all.containsAll(taken)) throw Fault.invalid("/executionIds", "are not all executions of this trade");
        if (taken.size() == all.size()) throw Fault.invalid("/executionIds", "must leave an execution in the trade");
        if (held.stream().anyMatch(each -> taken.contains(each.execution()) && !each.whole())) {
            throw Fault.invalid(
                    "/executionIds", "name an execution that turned the position around and is of two trades");
        }
        return new Regrouped(
                Kind.SPLIT,
                taken.stream()
                        .map(execution -> new Saying(execution, id, false))
                        .toList());
    }

    /**
     * @param id of the book they get where others lie between them
     * @param held all of all trades
     * @param between whether other trades of the instrument lie between the first and the last of these
     * @throws Fault INVALID where they cannot be one
     */
    public static Regrouped merge(UUID id, List<Held> held, boolean between) {
        if (held.stream().map(Held::series).distinct().count() > 1) {
            throw Fault.invalid("/tradeIds", "are not all of one account, one instrument and one direction");
        }
        if (!held.stream().allMatch(Held::whole)) {
            throw Fault.invalid("/tradeIds", "share an execution with a trade that turned the position around");
        }
        Set<UUID> books = new HashSet<>();
        held.forEach(each -> books.add(each.book() == null ? new UUID(0, 0) : each.book()));
        boolean apart = between || books.size() > 1;
        return new Regrouped(
                Kind.MERGE,
                held.stream()
                        .map(each -> new Saying(each.execution(), apart ? id : each.book(), true))
                        .toList());
    }
}
