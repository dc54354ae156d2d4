package io.tradesense.trading.imports.pg;

import io.tradesense.kit.Fault;
import io.tradesense.trading.accounts.domain.Accounts;
import io.tradesense.trading.imports.domain.Import;
import io.tradesense.trading.imports.domain.Imports;
import io.tradesense.trading.imports.domain.NoExecution;
import io.tradesense.trading.imports.domain.Row.Rejected;
import io.tradesense.trading.plans.domain.Allowance;
import io.tradesense.trading.plans.pg.Counted;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Imports in the table {@code imports}; a file lies in {@code import_chunks} until it is read. */
public final class PgImports implements Imports {
    private static final String BEGIN = """
            INSERT INTO imports (id, user_id, account_id, status, requested_format, zone, mapping, dry_run)
            SELECT $1, user_id, id, 'UPLOADING', $4, $5, $6, $7 FROM accounts WHERE user_id = $2 AND id = $3
            """;
    /** Nobody is told before the file is whole and queued: that commit waits for the disk, and all before it with it. */
    private static final String KEEP = """
            WITH hurry AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true))
            INSERT INTO import_chunks (import_id, number, content) SELECT $1, $2, $3 FROM hurry
            """;

    private static final String QUEUE =
            "UPDATE imports SET status = 'QUEUED', bytes = $2 WHERE id = $1 RETURNING " + ImportRows.COLUMNS;
    private static final String FORGET_TRIED = """
            DELETE FROM imports WHERE dry_run AND status IN ('COMPLETED', 'FAILED', 'UNDONE') AND user_id = $1 AND id NOT IN (
                SELECT id FROM imports WHERE user_id = $1 AND dry_run ORDER BY created_at DESC, id DESC LIMIT %d)
            """.formatted(MOST_DRY_RUNS);
    private static final String CONFIRM = """
            UPDATE imports SET dry_run = false, status = 'QUEUED', confirmed_at = now(), completed_at = NULL, attempts = 0,
                rows = 0, imported = 0, duplicates = 0, changed = 0, rejected = 0, passed_over = 0, bytes_read = 0
            WHERE user_id = $1 AND id = $2 AND dry_run AND status = 'COMPLETED'
            """;
    private static final String TRIED =
            "SELECT 1 FROM imports WHERE user_id = $1 AND id = $2 AND dry_run AND status = 'COMPLETED'";
    private static final List<String> FORGET_TRIAL = List.of(
            "DELETE FROM import_rows WHERE import_id = $1", // a dry run has no others
            "DELETE FROM import_option_ends WHERE import_id = $1",
            "DELETE FROM import_errors WHERE import_id = $1",
            "DELETE FROM import_passed_over WHERE import_id = $1");
    private static final String WAS_CONFIRMED =
            "SELECT confirmed_at IS NOT NULL AS confirmed FROM imports WHERE id = $1";
    private static final String UNDO = """
            UPDATE imports SET status = 'UNDOING', owner = NULL, lease_until = NULL, attempts = 0
            WHERE user_id = $1 AND id = $2 AND status NOT IN ('UPLOADING', 'UNDOING', 'UNDONE')
            """;
    private static final String ABANDON = "DELETE FROM imports WHERE id = $1 AND status = 'UPLOADING'";
    private static final String FIND =
            "SELECT " + ImportRows.COLUMNS + " FROM imports WHERE user_id = $1 AND id = $2 AND status <> 'UPLOADING'";
    private static final String ERRORS =
            "SELECT line, detail, raw FROM import_errors WHERE import_id = $1 ORDER BY line LIMIT $2";
    private static final String PASSED_OVER = "SELECT kind, rows FROM import_passed_over WHERE import_id = $1";
    private static final String LIST = "SELECT " + ImportRows.COLUMNS
            + " FROM imports WHERE user_id = $1 AND status <> 'UPLOADING'"
            + " AND ($2::timestamptz IS NULL OR (created_at, id) < ($2, $3)) ORDER BY created_at DESC, id DESC LIMIT $4";

    private static final String OF_WHOM = "SELECT user_id, dry_run FROM imports WHERE id = $1";

    private final Pool pool;
    private final Allowance allowance;

    public PgImports(Pool pool, Allowance allowance) {
        this.pool = pool;
        this.allowance = allowance;
    }

    @Override
    public Future<Void> begin(Accepted file) {
        var mapping = file.mapping();
        return query(
                        BEGIN,
                        Tuple.of(file.id(), file.userId(), file.accountId(), file.format(), file.zone())
                                .addJsonObject(mapping == null ? null : MappingRows.json(mapping))
                                .addBoolean(file.dryRun()))
                .compose(inserted ->
                        inserted.rowCount() == 1 ? Future.succeededFuture() : Future.failedFuture(Accounts.notFound()));
    }

    @Override
    public Future<Void> keep(UUID importId, int number, byte[] piece) {
        return query(KEEP, Tuple.of(importId, number, Buffer.buffer(piece))).mapEmpty();
    }

    @Override
    public Future<Import> queue(UUID importId, long bytes) {
        return pool.withTransaction(transaction -> transaction
                        .preparedQuery(OF_WHOM)
                        .execute(Tuple.of(importId))
                        .compose(rows -> {
                            Row file = rows.iterator().next();
                            return file.getBoolean("dry_run")
                                    ? Future.<Void>succeededFuture()
                                    : Counted.newImport(transaction, file.getUUID("user_id"), allowance);
                        })
                        .compose(allowed -> transaction.preparedQuery(QUEUE).execute(Tuple.of(importId, bytes))))
                .map(PgImports::one)
                .compose(queued -> queued.dryRun()
                        ? query(FORGET_TRIED, Tuple.of(queued.userId())).map(queued)
                        : Future.succeededFuture(queued));
    }

    @Override
    public Future<Import> confirm(UUID userId, UUID importId) {
        return pool.withTransaction(transaction -> transaction
                        .preparedQuery(TRIED)
                        .execute(Tuple.of(userId, importId))
                        .compose(tried -> tried.size() == 0
                                ? Future.<Void>succeededFuture()
                                : Counted.newImport(transaction, userId, allowance))
                        .compose(allowed -> transaction.preparedQuery(CONFIRM).execute(Tuple.of(userId, importId)))
                        .compose(confirmed -> confirmed.rowCount() == 1
                                ? forgetTrial(transaction, importId, 0)
                                : Future.succeededFuture()))
                .compose(done -> find(userId, importId))
                .compose(found -> query(WAS_CONFIRMED, Tuple.of(importId))
                        .compose(rows -> rows.iterator().next().getBoolean("confirmed")
                                ? Future.succeededFuture(found)
                                : Future.failedFuture(Fault.conflict(unconfirmable(found)))));
    }

    private static String unconfirmable(Import found) {
        return found.dryRun()
                ? "the dry run is " + found.status() + ": only one that is COMPLETED can be confirmed"
                : "the import is no dry run";
    }

    private static Future<Void> forgetTrial(SqlConnection transaction, UUID importId, int part) {
        return part == FORGET_TRIAL.size()
                ? Future.succeededFuture()
                : transaction
                        .preparedQuery(FORGET_TRIAL.get(part))
                        .execute(Tuple.of(importId))
                        .compose(forgotten -> forgetTrial(transaction, importId, part + 1));
    }

    @Override
    public Future<Import> undo(UUID userId, UUID importId) {
        return query(UNDO, Tuple.of(userId, importId)).compose(begun -> find(userId, importId));
    }

    @Override
    public Future<Void> abandon(UUID importId) {
        return query(ABANDON, Tuple.of(importId)).mapEmpty();
    }

    @Override
    public Future<Import> find(UUID userId, UUID importId) {
        return query(FIND, Tuple.of(userId, importId)).map(PgImports::one);
    }

    @Override
    public Future<List<Rejected>> errors(UUID importId, int limit) {
        return query(ERRORS, Tuple.of(importId, limit)).map(rows -> {
            List<Rejected> errors = new ArrayList<>(rows.size());
            rows.forEach(row ->
                    errors.add(new Rejected(row.getLong("line"), row.getString("detail"), row.getString("raw"))));
            return errors;
        });
    }

    @Override
    public Future<Map<NoExecution, Long>> passedOver(UUID importId) {
        return query(PASSED_OVER, Tuple.of(importId)).map(rows -> {
            Map<NoExecution, Long> counts = new EnumMap<>(NoExecution.class);
            rows.forEach(row -> counts.put(NoExecution.valueOf(row.getString("kind")), row.getLong("rows")));
            return counts;
        });
    }

    @Override
    public Future<Page> list(UUID userId, int limit, Optional<After> after) {
        OffsetDateTime createdAt =
                after.map(last -> last.createdAt().atOffset(ZoneOffset.UTC)).orElse(null);
        UUID id = after.map(After::id).orElse(null);
        return query(LIST, Tuple.of(userId, createdAt, id, limit + 1)).map(rows -> page(rows, limit));
    }

    private Future<RowSet<Row>> query(String sql, Tuple arguments) {
        return pool.preparedQuery(sql).execute(arguments);
    }

    private static Page page(RowSet<Row> rows, int limit) {
        List<Import> items = new ArrayList<>();
        rows.forEach(row -> items.add(ImportRows.read(row)));
        if (items.size() <= limit) {
            return new Page(List.copyOf(items), null);
        }
        Import last = items.get(limit - 1);
        return new Page(List.copyOf(items.subList(0, limit)), new After(last.createdAt(), last.id()));
    }

    private static Import one(RowSet<Row> rows) {
        if (rows.size() == 0) {
            throw Fault.notFound("import");
        }
        return ImportRows.read(rows.iterator().next());
    }
}
