package io.tradesense.trading.imports.pg;

import io.tradesense.contracts.ImportCompleted;
import io.tradesense.kit.events.NewEvent;
import io.tradesense.kit.events.Outbox;
import io.tradesense.trading.imports.domain.Import;
import io.tradesense.trading.imports.domain.ImportQueue;
import io.tradesense.trading.imports.domain.JudgedRow.Outcome;
import io.tradesense.trading.imports.domain.NoExecution;
import io.tradesense.trading.imports.domain.Row.Rejected;
import io.tradesense.trading.imports.domain.Verdicts.Verdict;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The queue in the table {@code imports}. A lease is a row's owner and time; every write is fenced by it. */
public final class PgImportQueue implements ImportQueue {
    private static final int MOST_ERRORS = 1_000;
    private static final int MOST_ATTEMPTS = 10;
    private static final String LEASE = "now() + interval '10 seconds'";

    private static final String GIVE_UP = """
            UPDATE imports SET status = 'FAILED', completed_at = now(),
                detail = 'reading this file was begun %1$d times and ended before its end each time'
            WHERE status = 'RUNNING' AND lease_until < now() AND attempts >= %1$d
            """.formatted(MOST_ATTEMPTS);
    private static final String SWEEP =
            "DELETE FROM imports WHERE status = 'UPLOADING' AND created_at < now() - interval '1 hour'";
    private static final String SWEEP_TRIED = "DELETE FROM imports WHERE dry_run"
            + " AND status IN ('COMPLETED', 'FAILED', 'UNDONE') AND completed_at < now() - interval '1 day'";
    private static final String TAKE = """
            UPDATE imports i SET status = CASE status WHEN 'UNDOING' THEN status ELSE 'RUNNING' END, owner = $1, attempts = attempts + 1, lease_until = %s
            FROM accounts a
            WHERE a.id = i.account_id AND i.id = (
                SELECT id FROM imports
                WHERE status = 'QUEUED'
                   OR status IN ('RUNNING', 'UNDOING') AND (lease_until IS NULL OR lease_until < now())
                ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING i.id, i.user_id, i.account_id, i.status, i.dry_run, a.currency, i.requested_format, i.zone, i.mapping,
                i.bytes, i.rows
            """.formatted(LEASE);
    private static final String GIVE_BACK =
            "UPDATE imports SET owner = NULL, lease_until = NULL, attempts = attempts - 1"
                    + " WHERE owner = $1 AND status IN ('RUNNING', 'UNDOING')";
    private static final String PIECE = "SELECT content FROM import_chunks WHERE import_id = $1 AND number = $2";
    private static final String RENEW = "UPDATE imports SET lease_until = " + LEASE + " WHERE id = $1 AND owner = $2";
    private static final String RECOGNISED = "UPDATE imports SET format = $3 WHERE id = $1 AND owner = $2";
    private static final String ADVANCE = """
            UPDATE imports SET rows = rows + $4, imported = imported + $5, duplicates = duplicates + $6,
                rejected = rejected + $7, bytes_read = $8, passed_over = passed_over + $9, changed = changed + $10,
                lease_until = %s
            WHERE id = $1 AND owner = $2 AND rows = $3 AND status = 'RUNNING'
            """.formatted(LEASE);
    private static final String SETTLED = """
            UPDATE imports SET imported = imported + $3, duplicates = duplicates + $4, rejected = rejected + $5,
                changed = changed + $6, lease_until = %s
            WHERE id = $1 AND owner = $2 AND status = 'RUNNING'
            """.formatted(LEASE);
    private static final String KEEP_ERRORS = """
            INSERT INTO import_errors (import_id, line, detail, raw)
            SELECT $1, * FROM UNNEST($2::bigint[], $3::text[], $4::text[])
            LIMIT GREATEST(0, %d - (SELECT count(*) FROM import_errors WHERE import_id = $1))
            ON CONFLICT DO NOTHING
            """.formatted(MOST_ERRORS);
    private static final String COUNT_PASSED_OVER = """
            INSERT INTO import_passed_over AS counted (import_id, kind, rows)
            SELECT $1, * FROM UNNEST($2::text[], $3::bigint[])
            ON CONFLICT (import_id, kind) DO UPDATE SET rows = counted.rows + EXCLUDED.rows
            """;
    private static final String END = """
            UPDATE imports SET status = $3, detail = $4, bytes_read = CASE WHEN $4::text IS NULL THEN bytes ELSE bytes_read END,
                owner = NULL, lease_until = NULL, completed_at = now()
            WHERE id = $1 AND owner = $2 AND status = 'RUNNING'
            RETURNING\s""" + ImportRows.COLUMNS;
    private static final String UNDONE = """
            UPDATE imports SET status = 'UNDONE', owner = NULL, lease_until = NULL, completed_at = now()
            WHERE id = $1 AND owner = $2 AND status = 'UNDOING'
            """;
    private static final String DROP_FILE = "DELETE FROM import_chunks WHERE import_id = $1";

    private final Pool pool;
    private final Outbox outbox;
    private final Runnable committed;
    private final UUID self = UUID.randomUUID();

    /** @param committed told after every transaction that wrote an event */
    public PgImportQueue(Pool pool, Outbox outbox, Runnable committed) {
        this.pool = pool;
        this.outbox = outbox;
        this.committed = committed;
    }

    @Override
    public Future<Optional<Work>> take() {
        return pool.query(GIVE_UP)
                .execute()
                .compose(given -> pool.query(SWEEP).execute())
                .compose(swept -> pool.query(SWEEP_TRIED).execute())
                .compose(swept -> pool.preparedQuery(TAKE).execute(Tuple.of(self)))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(work(rows.iterator().next())));
    }

    @Override
    public Future<Void> giveBack() {
        return pool.preparedQuery(GIVE_BACK).execute(Tuple.of(self)).mapEmpty();
    }

    @Override
    public Future<Optional<byte[]>> piece(UUID importId, int number) {
        return pool.preparedQuery(PIECE)
                .execute(Tuple.of(importId, number))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(
                                rows.iterator().next().getBuffer("content").getBytes()));
    }

    @Override
    public Future<Void> renew(Work work) {
        return fenced(pool, work, RENEW, Tuple.of(work.id(), self));
    }

    @Override
    public Future<Void> recognised(Work work, String format) {
        return fenced(pool, work, RECOGNISED, Tuple.of(work.id(), self, format));
    }

    @Override
    public Future<Void> save(Work work, long rowsBefore, Block block) {
        return pool.withTransaction(transaction -> new BlockJudge(transaction, work, block)
                .judge()
                .compose(verdicts -> advance(transaction, work, rowsBefore, block, verdicts)
                        .compose(advanced -> JudgedRows.keep(transaction, work, verdicts)))
                .compose(kept -> PendingOptionEnds.keep(transaction, work.id(), block.of(Entry.Ended.class)))
                .compose(kept -> PendingCancellations.keep(transaction, work.id(), block.of(Entry.Cancels.class)))
                .compose(kept -> keepErrors(
                        transaction,
                        work.id(),
                        block.of(Entry.Refused.class).stream()
                                .map(Entry.Refused::rejected)
                                .toList()))
                .compose(kept -> countPassedOver(transaction, work.id(), block.passedOver()))
                .compose(counted -> work.dryRun()
                        ? Future.succeededFuture() // nothing of ours stands beside them yet
                        : StatedFigures.keep(transaction, work.id(), block.stated())));
    }

    @Override
    public Future<Boolean> settleSome(Work work) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(BlockJudge.LOCK)
                .execute(Tuple.of(work.accountId()))
                .compose(locked -> PendingCancellations.next(transaction, work))
                .compose(rows -> rows.isEmpty()
                        ? settleOptionEnds(transaction, work)
                        : new ImportedCancellations(transaction, work, rows)
                                .judge()
                                .compose(verdicts -> settled(transaction, work, verdicts))
                                .compose(settled -> PendingCancellations.done(transaction, work.id(), rows))
                                .map(true)));
    }

    private Future<Boolean> settleOptionEnds(SqlConnection transaction, Work work) {
        return PendingOptionEnds.next(transaction, work.id())
                .compose(rows -> rows.isEmpty()
                        ? ImportedDeliveries.take(transaction, work)
                                .compose(taken -> SeriesSetAside.tryAgain(transaction, work))
                                .map(false)
                        : new ImportedOptionEnds(transaction, work, rows)
                                .judge()
                                .compose(verdicts -> settled(transaction, work, verdicts))
                                .compose(settled -> PendingOptionEnds.done(transaction, work.id(), rows))
                                .map(true));
    }

    private Future<Void> settled(SqlConnection transaction, Work work, List<Verdict> verdicts) {
        var rejected = verdicts.stream()
                .filter(verdict -> verdict.outcome() == Outcome.REJECTED)
                .map(PgImportQueue::rejected)
                .toList();
        return fenced(
                        transaction,
                        work,
                        SETTLED,
                        Tuple.of(work.id(), self)
                                .addLong(count(verdicts, Outcome.ADDED))
                                .addLong(count(verdicts, Outcome.DUPLICATE))
                                .addLong(count(verdicts, Outcome.REJECTED))
                                .addLong(count(verdicts, Outcome.CHANGED)))
                .compose(counted -> JudgedRows.keep(transaction, work, verdicts))
                .compose(kept -> keepErrors(transaction, work.id(), rejected));
    }

    private static Rejected rejected(Verdict verdict) {
        return verdict.entry() instanceof Entry.Ended ended
                ? ended.rejected(String.valueOf(verdict.why()))
                : ((Entry.Refused) verdict.entry()).rejected();
    }

    private Future<Void> advance(
            SqlConnection transaction, Work work, long rowsBefore, Block block, List<Verdict> verdicts) {
        return fenced(
                transaction,
                work,
                ADVANCE,
                Tuple.of(work.id(), self)
                        .addLong(rowsBefore)
                        .addLong(block.rows())
                        .addLong(count(verdicts, Outcome.ADDED))
                        .addLong(count(verdicts, Outcome.DUPLICATE))
                        .addLong(count(verdicts, Outcome.REJECTED))
                        .addLong(block.bytesRead())
                        .addLong(block.rowsPassedOver())
                        .addLong(count(verdicts, Outcome.CHANGED)));
    }

    private static long count(List<Verdict> verdicts, Outcome outcome) {
        return verdicts.stream().filter(verdict -> verdict.outcome() == outcome).count();
    }

    private static Future<Void> keepErrors(SqlConnection transaction, UUID importId, List<Rejected> rejected) {
        if (rejected.isEmpty()) {
            return Future.succeededFuture();
        }
        return transaction
                .preparedQuery(KEEP_ERRORS)
                .execute(Tuple.of(importId)
                        .addArrayOfLong(rejected.stream().map(Rejected::line).toArray(Long[]::new))
                        .addArrayOfString(
                                rejected.stream().map(Rejected::detail).toArray(String[]::new))
                        .addArrayOfString(rejected.stream()
                                .map(row -> row.raw().replace("\0", ""))
                                .toArray(String[]::new)))
                .mapEmpty();
    }

    private static Future<Void> countPassedOver(SqlConnection transaction, UUID importId, Map<NoExecution, Long> rows) {
        if (rows.isEmpty()) {
            return Future.succeededFuture();
        }
        return transaction
                .preparedQuery(COUNT_PASSED_OVER)
                .execute(Tuple.of(importId)
                        .addArrayOfString(
                                rows.keySet().stream().map(NoExecution::name).toArray(String[]::new))
                        .addArrayOfLong(rows.values().toArray(Long[]::new)))
                .mapEmpty();
    }

    @Override
    public Future<Optional<Long>> undoSome(Work work, long after) {
        if (work.dryRun()) {
            return renew(work).map(Optional.empty());
        }
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(BlockJudge.LOCK)
                .execute(Tuple.of(work.accountId()))
                .compose(locked -> fenced(transaction, work, RENEW, Tuple.of(work.id(), self)))
                .compose(renewed -> UndoneImport.some(transaction, work.id(), after)));
    }

    @Override
    public Future<Void> undone(Work work) {
        return pool.withTransaction(transaction -> fenced(transaction, work, UNDONE, Tuple.of(work.id(), self))
                .compose(undone -> dropFile(transaction, work)));
    }

    @Override
    public Future<Void> complete(Work work) {
        return end(work, Import.Status.COMPLETED, Optional.empty());
    }

    @Override
    public Future<Void> fail(Work work, String detail) {
        return end(work, Import.Status.FAILED, Optional.of(detail));
    }

    private Future<Void> end(Work work, Import.Status status, Optional<String> detail) {
        return pool.withTransaction(transaction -> transaction
                        .preparedQuery(END)
                        .execute(Tuple.of(work.id(), self, status.name(), detail.orElse(null)))
                        .compose(rows -> rows.size() == 0
                                ? Future.failedFuture(new LeaseLost(work.id()))
                                : tell(
                                        transaction,
                                        ImportRows.read(rows.iterator().next())))
                        .compose(told -> work.dryRun() && status == Import.Status.COMPLETED
                                ? Future.succeededFuture() // it waits to be confirmed
                                : dropFile(transaction, work)))
                .<Void>mapEmpty()
                .onSuccess(ended -> committed.run());
    }

    private static Future<Void> dropFile(SqlConnection transaction, Work work) {
        return transaction.preparedQuery(DROP_FILE).execute(Tuple.of(work.id())).mapEmpty();
    }

    private Future<Void> tell(SqlConnection transaction, Import ended) {
        if (ended.status() == Import.Status.FAILED || ended.dryRun()) {
            return Future.succeededFuture();
        }
        var event = new ImportCompleted(
                ended.id(),
                ended.userId(),
                ended.accountId(),
                Objects.requireNonNull(ended.format()),
                ended.imported(),
                ended.duplicates(),
                ended.rejected());
        return outbox.append(
                transaction,
                List.of(new NewEvent(ImportCompleted.TYPE, ended.id().toString(), event.toJson())));
    }

    private static Future<Void> fenced(SqlClient sql, Work work, String update, Tuple arguments) {
        return sql.preparedQuery(update)
                .execute(arguments)
                .compose(done -> done.rowCount() == 1
                        ? Future.succeededFuture()
                        : Future.failedFuture(new LeaseLost(work.id())));
    }

    private static Work work(Row row) {
        return new Work(
                row.getUUID("id"),
                row.getUUID("user_id"),
                row.getUUID("account_id"),
                row.getString("status").equals(Import.Status.UNDOING.name()),
                row.getBoolean("dry_run"),
                row.getString("currency"),
                row.getString("requested_format"),
                row.getString("zone"),
                MappingRows.definitionOrNull(row.getJsonObject("mapping")),
                row.getLong("bytes"),
                row.getLong("rows"));
    }
}
