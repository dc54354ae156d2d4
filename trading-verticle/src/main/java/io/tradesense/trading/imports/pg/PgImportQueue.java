package io.tradesense.trading.imports.pg;

import io.tradesense.contracts.ImportCompleted;
import io.tradesense.kit.events.NewEvent;
import io.tradesense.kit.events.Outbox;
import io.tradesense.trading.executions.pg.PgExecutionLog;
import io.tradesense.trading.imports.domain.Import;
import io.tradesense.trading.imports.domain.ImportQueue;
import io.tradesense.trading.imports.domain.NoExecution;
import io.tradesense.trading.imports.domain.Row.Rejected;
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
import java.util.Set;
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
    private static final String TAKE = """
            UPDATE imports i SET status = 'RUNNING', owner = $1, attempts = attempts + 1, lease_until = %s
            FROM accounts a
            WHERE a.id = i.account_id AND i.id = (
                SELECT id FROM imports
                WHERE status = 'QUEUED' OR status = 'RUNNING' AND lease_until < now()
                ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING i.id, i.user_id, i.account_id, a.currency, i.requested_format, i.zone, i.mapping, i.bytes, i.rows
            """.formatted(LEASE);
    private static final String PIECE = "SELECT content FROM import_chunks WHERE import_id = $1 AND number = $2";
    private static final String RENEW = "UPDATE imports SET lease_until = " + LEASE + " WHERE id = $1 AND owner = $2";
    private static final String RECOGNISED = "UPDATE imports SET format = $3 WHERE id = $1 AND owner = $2";
    private static final String ADVANCE = """
            UPDATE imports SET rows = rows + $4, imported = imported + $5, duplicates = duplicates + $6,
                rejected = rejected + $7, bytes_read = $8, passed_over = passed_over + $9, lease_until = %s
            WHERE id = $1 AND owner = $2 AND rows = $3 AND status = 'RUNNING'
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
            WHERE id = $1 AND owner = $2
            RETURNING\s""" + ImportRows.COLUMNS;
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
                .compose(swept -> pool.preparedQuery(TAKE).execute(Tuple.of(self)))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(work(rows.iterator().next())));
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
        return pool.withTransaction(transaction -> PgExecutionLog.add(
                        transaction, work.userId(), work.accountId(), work.id(), block.executions())
                .compose(added -> advance(transaction, work, rowsBefore, block, added))
                .compose(advanced -> keepErrors(transaction, work.id(), block.rejected()))
                .compose(kept -> countPassedOver(transaction, work.id(), block.passedOver())));
    }

    private Future<Void> advance(SqlConnection transaction, Work work, long rowsBefore, Block block, Set<UUID> added) {
        return fenced(
                transaction,
                work,
                ADVANCE,
                Tuple.of(work.id(), self)
                        .addLong(rowsBefore)
                        .addLong(block.rows())
                        .addLong((long) added.size())
                        .addLong((long) block.executions().size() - added.size())
                        .addLong((long) block.rejected().size())
                        .addLong(block.bytesRead())
                        .addLong(block.rowsPassedOver()));
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
                        .compose(told -> transaction.preparedQuery(DROP_FILE).execute(Tuple.of(work.id()))))
                .<Void>mapEmpty()
                .onSuccess(ended -> committed.run());
    }

    private Future<Void> tell(SqlConnection transaction, Import ended) {
        if (ended.status() == Import.Status.FAILED) {
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
                row.getString("currency"),
                row.getString("requested_format"),
                row.getString("zone"),
                MappingRows.definitionOrNull(row.getJsonObject("mapping")),
                row.getLong("bytes"),
                row.getLong("rows"));
    }
}
