package io.tradesense.trading.imports.pg;

import io.tradesense.trading.cash.domain.CashMovement;
import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.pg.BrokerCorrections;
import io.tradesense.trading.executions.pg.PgExecutionLog;
import io.tradesense.trading.executions.pg.UndoneExecutions;
import io.tradesense.trading.imports.domain.ImportQueue.Block;
import io.tradesense.trading.imports.domain.ImportQueue.Entry;
import io.tradesense.trading.imports.domain.ImportQueue.Work;
import io.tradesense.trading.imports.domain.JudgedRow.Outcome;
import io.tradesense.trading.imports.domain.Verdicts;
import io.tradesense.trading.imports.domain.Verdicts.Standing;
import io.tradesense.trading.imports.domain.Verdicts.Verdict;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Brings a block's executions into the log, or in a dry run finds out what would come of it, row by row. */
final class BlockJudge {
    /**
     * Held to the end of the transaction: whoever undoes another import of the account sees these rows, or waits. No block
     * waits for the disk: what a crash takes is read again, and the import's end waits for all of them.
     */
    static final String LOCK =
            "SELECT set_config('synchronous_commit', 'off', true) FROM accounts WHERE id = $1 FOR NO KEY UPDATE";

    private static final String KNOWN = "SELECT id FROM executions WHERE id = ANY ($1)";
    private static final String EARLIER = """
            SELECT DISTINCT ON (execution_id) execution_id, said FROM import_rows
            WHERE import_id = $1 AND execution_id = ANY ($2) AND said IS NOT NULL AND outcome IN ('ADDED', 'CHANGED')
            ORDER BY execution_id, number DESC
            """;

    private final SqlConnection transaction;
    private final Work work;
    private final List<Entry> entries;
    private final List<Entry.Read> read;
    private final List<CashMovement> booked;

    /** Judges all but ended options and cancellations, of which that is said at the end of the file. */
    BlockJudge(SqlConnection transaction, Work work, Block block) {
        this.transaction = transaction;
        this.work = work;
        this.entries = block.entries().stream()
                .filter(entry -> !(entry instanceof Entry.Ended || entry instanceof Entry.Cancels))
                .toList();
        this.read = block.of(Entry.Read.class);
        this.booked = block.of(Entry.Booked.class).stream()
                .map(Entry.Booked::movement)
                .toList();
    }

    Future<List<Verdict>> judge() {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(work.accountId()))
                .compose(locked -> work.dryRun() ? tried() : recorded());
    }

    private Future<List<Verdict>> recorded() {
        var executions = read.stream().map(Entry.Read::execution).toList();
        return PgExecutionLog.add(transaction, work.userId(), work.accountId(), work.id(), executions)
                .compose(fresh -> UndoneExecutions.restore(transaction, idsBut(fresh))
                        .compose(back -> differing(knownBut(fresh))
                                .compose(differing -> HandBookings.among(transaction, work, booked)
                                        .compose(byHand -> ImportedBookings.add(transaction, work, bookedBut(byHand))
                                                .map(added -> new Standing(
                                                        both(fresh, added), back, differing, Map.of(), byHand))))))
                .map(standing -> Verdicts.of(entries, standing))
                .compose(verdicts -> BrokerCorrections.record(
                                transaction, work.userId(), work.accountId(), work.id(), corrected(verdicts))
                        .map(verdicts));
    }

    private Future<List<Verdict>> tried() {
        return ids(KNOWN, Tuple.tuple().addArrayOfUUID(idsBut(Set.of()).toArray(UUID[]::new)))
                .compose(known -> earlier(idsBut(known))
                        .compose(earlier -> UndoneExecutions.among(transaction, known)
                                .compose(back -> differing(read.stream()
                                                .filter(each -> known.contains(
                                                        each.execution().id()))
                                                .toList())
                                        .compose(differing -> HandBookings.among(transaction, work, booked)
                                                .compose(byHand -> ImportedBookings.unknown(
                                                                transaction, work, bookedBut(byHand))
                                                        .map(bookings -> {
                                                            Set<UUID> fresh = idsBut(known);
                                                            fresh.removeAll(earlier.keySet());
                                                            return new Standing(
                                                                    both(fresh, bookings),
                                                                    back,
                                                                    differing,
                                                                    earlier,
                                                                    byHand);
                                                        })))
                                        .map(standing -> Verdicts.of(entries, standing)))));
    }

    private List<CashMovement> bookedBut(Map<UUID, UUID> byHand) {
        return booked.stream()
                .filter(movement -> !byHand.containsKey(movement.id()))
                .toList();
    }

    private static Set<UUID> both(Set<UUID> executions, Set<UUID> bookings) {
        if (bookings.isEmpty()) return executions;
        Set<UUID> both = new HashSet<>(executions);
        both.addAll(bookings);
        return both;
    }

    private Future<Map<UUID, Execution>> earlier(Set<UUID> executions) {
        return transaction
                .preparedQuery(EARLIER)
                .execute(Tuple.of(work.id()).addArrayOfUUID(executions.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, Execution> said = new HashMap<>();
                    rows.forEach(row -> {
                        var id = row.getUUID("execution_id");
                        said.put(id, SaidJson.read(id, work.accountId(), row.getJsonObject("said")));
                    });
                    return said;
                });
    }

    /** Only where the broker names an execution can it say something else of the same one. */
    private Future<Map<Long, Execution>> differing(List<Entry.Read> known) {
        var named = known.stream()
                .filter(each -> each.execution().externalId() != null)
                .toList();
        return BrokerCorrections.newToUs(
                        transaction, named.stream().map(Entry.Read::execution).toList())
                .map(byPlace -> {
                    Map<Long, Execution> byNumber = new HashMap<>();
                    byPlace.forEach(
                            (place, before) -> byNumber.put(named.get(place).number(), before));
                    return byNumber;
                });
    }

    private List<Entry.Read> knownBut(Set<UUID> fresh) {
        return read.stream()
                .filter(each -> !fresh.contains(each.execution().id()))
                .toList();
    }

    private Set<UUID> idsBut(Set<UUID> some) {
        Set<UUID> ids = new HashSet<>(read.size() * 2);
        read.forEach(each -> ids.add(each.execution().id()));
        ids.removeAll(some);
        return ids;
    }

    private Future<Set<UUID>> ids(String sql, Tuple arguments) {
        return transaction.preparedQuery(sql).execute(arguments).map(rows -> {
            Set<UUID> ids = new HashSet<>(rows.size() * 2);
            rows.forEach(row -> ids.add(row.getUUID("id")));
            return ids;
        });
    }

    private static List<Execution> corrected(List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(verdict -> verdict.outcome() == Outcome.CHANGED)
                .map(verdict -> ((Entry.Read) verdict.entry()).execution())
                .toList();
    }
}
