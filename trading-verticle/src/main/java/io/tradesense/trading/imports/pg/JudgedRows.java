package io.tradesense.trading.imports.pg;

import io.tradesense.trading.imports.domain.ImportQueue.Entry;
import io.tradesense.trading.imports.domain.ImportQueue.Work;
import io.tradesense.trading.imports.domain.JudgedRow.Outcome;
import io.tradesense.trading.imports.domain.Verdicts.Verdict;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Writes what became of the rows of a block, in two statements however many there are: those that were simply added say no more
 * than which execution they are, and stand together in one row of {@code import_added_rows}.
 */
final class JudgedRows {
    private static final String KEEP = """
            INSERT INTO import_rows (import_id, number, line, outcome, why, execution_id, movement_id, option_event_id, cancellation,
                said)
            SELECT $1, number, line, outcome, why, execution_id, movement_id, option_event_id, cancellation, said::jsonb
            FROM UNNEST($2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::uuid[], $7::uuid[], $8::uuid[], $9::uuid[],
                $10::text[])
                AS row (number, line, outcome, why, execution_id, movement_id, option_event_id, cancellation, said)
            """;

    private static final String KEEP_ADDED = """
            INSERT INTO import_added_rows (import_id, last_number, numbers, lines, executions) VALUES ($1, $2, $3, $4, $5)
            """;

    private JudgedRows() {}

    static Future<Void> keep(SqlConnection transaction, Work work, List<Verdict> verdicts) {
        var added = verdicts.stream()
                .filter(verdict -> isSimplyAdded(work, verdict))
                .toList();
        var others = verdicts.stream()
                .filter(verdict -> !isSimplyAdded(work, verdict))
                .toList();
        return keepAdded(transaction, work, added).compose(kept -> keepOthers(transaction, work, others));
    }

    private static boolean isSimplyAdded(Work work, Verdict verdict) {
        return verdict.entry() instanceof Entry.Read
                && verdict.outcome() == Outcome.ADDED
                && verdict.why() == null
                && verdict.optionEvent() == null
                && !work.dryRun();
    }

    private static Future<Void> keepAdded(SqlConnection transaction, Work work, List<Verdict> added) {
        if (added.isEmpty()) {
            return Future.succeededFuture();
        }
        return transaction
                .preparedQuery(KEEP_ADDED)
                .execute(Tuple.of(work.id())
                        .addLong(added.get(added.size() - 1).entry().number())
                        .addArrayOfLong(column(added, verdict -> verdict.entry().number(), Long[]::new))
                        .addArrayOfLong(column(added, JudgedRows::line, Long[]::new))
                        .addArrayOfUUID(column(added, JudgedRows::executionId, UUID[]::new)))
                .mapEmpty();
    }

    private static Future<Void> keepOthers(SqlConnection transaction, Work work, List<Verdict> verdicts) {
        if (verdicts.isEmpty()) {
            return Future.succeededFuture();
        }
        return transaction
                .preparedQuery(KEEP)
                .execute(Tuple.of(work.id())
                        .addArrayOfLong(
                                column(verdicts, verdict -> verdict.entry().number(), Long[]::new))
                        .addArrayOfLong(column(verdicts, JudgedRows::line, Long[]::new))
                        .addArrayOfString(
                                column(verdicts, verdict -> verdict.outcome().name(), String[]::new))
                        .addArrayOfString(column(verdicts, JudgedRows::why, String[]::new))
                        .addArrayOfUUID(column(verdicts, JudgedRows::executionId, UUID[]::new))
                        .addArrayOfUUID(column(verdicts, JudgedRows::movementId, UUID[]::new))
                        .addArrayOfUUID(column(verdicts, Verdict::optionEvent, UUID[]::new))
                        .addArrayOfUUID(column(verdicts, JudgedRows::cancellation, UUID[]::new))
                        .addArrayOfString(column(verdicts, verdict -> said(work, verdict), String[]::new)))
                .mapEmpty();
    }

    private static Long line(Verdict verdict) {
        var entry = verdict.entry();
        if (entry instanceof Entry.Read read) return read.line();
        if (entry instanceof Entry.Booked booked) return booked.line();
        if (entry instanceof Entry.Cancels cancels) return cancels.line();
        return entry instanceof Entry.Ended ended
                ? ended.line()
                : ((Entry.Refused) entry).rejected().line();
    }

    private static @Nullable String why(Verdict verdict) {
        var why = verdict.why();
        return why == null ? null : why.replace("\0", "");
    }

    private static @Nullable UUID executionId(Verdict verdict) {
        if (verdict.entry() instanceof Entry.Cancels cancels)
            return cancels.execution().id();
        return verdict.entry() instanceof Entry.Read read ? read.execution().id() : null;
    }

    private static @Nullable UUID cancellation(Verdict verdict) {
        return verdict.entry() instanceof Entry.Cancels cancels ? cancels.id() : null;
    }

    private static @Nullable UUID movementId(Verdict verdict) {
        return verdict.entry() instanceof Entry.Booked booked
                ? booked.movement().id()
                : null;
    }

    private static @Nullable String said(Work work, Verdict verdict) {
        if (verdict.entry() instanceof Entry.Booked booked) return SaidJson.write(booked.movement());
        if (verdict.entry() instanceof Entry.Ended ended) return SaidJson.write(ended.end());
        if (verdict.entry() instanceof Entry.Cancels cancels) {
            return work.dryRun() ? SaidJson.write(cancels.execution()) : null;
        }
        boolean logSaysIt = !work.dryRun() && verdict.outcome() != Outcome.CHANGED;
        return !logSaysIt && verdict.entry() instanceof Entry.Read read ? SaidJson.write(read.execution()) : null;
    }

    private static <T> T[] column(List<Verdict> verdicts, Function<Verdict, @Nullable T> part, IntFunction<T[]> array) {
        return verdicts.stream().map(part).toArray(array);
    }
}
