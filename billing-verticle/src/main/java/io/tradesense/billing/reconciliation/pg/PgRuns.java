package io.tradesense.billing.reconciliation.pg;

import io.tradesense.billing.audit.pg.AuditLog;
import io.tradesense.billing.mirror.domain.Difference;
import io.tradesense.billing.mirror.pg.Timestamps;
import io.tradesense.billing.reconciliation.domain.Runs;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Runs in the table {@code reconciliations}, what they found in {@code reconciliation_differences}. */
public final class PgRuns implements Runs {
    private static final String COLUMNS = "id, asked_by, started_at, finished_at, checked, failed, differences";
    private static final String BEGIN = "INSERT INTO reconciliations (id, asked_by) VALUES ($1, $2)";
    private static final String BEGIN_OF = """
            INSERT INTO reconciliations (id, asked_by, night) VALUES ($1, 'night', $2)
            ON CONFLICT (night) DO UPDATE SET alive_at = now()
            WHERE reconciliations.finished_at IS NULL AND reconciliations.alive_at < now() - interval '10 minutes'
            RETURNING id
            """;
    private static final String NOTE = """
            UPDATE reconciliations SET alive_at = now(), checked = checked + 1, failed = failed + $2,
              differences = differences + $3 WHERE id = $1
            """;
    private static final String FOUND = """
            INSERT INTO reconciliation_differences (reconciliation_id, customer_id, object, object_id, fields)
            VALUES ($1, $2, $3, $4, $5::text::json)
            """;
    private static final String FINISH = "UPDATE reconciliations SET finished_at = now() WHERE id = $1";
    private static final String FIND = "SELECT " + COLUMNS + " FROM reconciliations WHERE id = $1";
    private static final String NEWEST =
            "SELECT " + COLUMNS + " FROM reconciliations ORDER BY started_at DESC, id LIMIT $1";
    private static final String DIFFERENCES = """
            SELECT customer_id, object, object_id, fields::text AS fields FROM reconciliation_differences
            WHERE reconciliation_id = $1 ORDER BY number LIMIT $2
            """;
    private static final String UNKNOWN = """
            SELECT asked.id FROM UNNEST($1::text[]) WITH ORDINALITY AS asked (id, place)
            WHERE NOT EXISTS (SELECT FROM customers WHERE customer_id = asked.id) ORDER BY asked.place
            """;
    private final Pool pool;

    public PgRuns(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<Void> begin(UUID id, String askedBy) {
        return pool.preparedQuery(BEGIN).execute(Tuple.of(id, askedBy)).mapEmpty();
    }

    @Override
    public Future<Optional<UUID>> beginOf(LocalDate night) {
        return pool.preparedQuery(BEGIN_OF)
                .execute(Tuple.of(UUID.randomUUID(), night))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getUUID("id")));
    }

    @Override
    public Future<Void> note(UUID id, String customerId, List<Difference> differences, boolean failed) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(NOTE)
                .execute(Tuple.of(id, failed ? 1 : 0, differences.size()))
                .compose(counted -> keep(transaction, id, customerId, differences)));
    }

    private static Future<Void> keep(
            SqlConnection transaction, UUID id, String customerId, List<Difference> differences) {
        if (differences.isEmpty()) {
            return Future.succeededFuture();
        }
        List<Tuple> tuples = differences.stream()
                .map(each -> Tuple.of(
                        id,
                        customerId,
                        each.object(),
                        each.id(),
                        AuditLog.fields(each).encode()))
                .toList();
        return transaction.preparedQuery(FOUND).executeBatch(tuples).mapEmpty();
    }

    @Override
    public Future<Void> finish(UUID id) {
        return pool.preparedQuery(FINISH).execute(Tuple.of(id)).mapEmpty();
    }

    @Override
    public Future<Optional<Run>> find(UUID id) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(read(rows.iterator().next())));
    }

    @Override
    public Future<List<Run>> newest(int most) {
        return pool.preparedQuery(NEWEST).execute(Tuple.of(most)).map(rows -> {
            List<Run> runs = new ArrayList<>();
            rows.forEach(row -> runs.add(read(row)));
            return runs;
        });
    }

    @Override
    public Future<List<Found>> found(UUID id, int most) {
        return pool.preparedQuery(DIFFERENCES).execute(Tuple.of(id, most)).map(rows -> {
            List<Found> found = new ArrayList<>();
            rows.forEach(row -> found.add(new Found(row.getString("customer_id"), difference(row))));
            return found;
        });
    }

    @Override
    public Future<List<String>> unknown(List<String> customerIds) {
        return pool.preparedQuery(UNKNOWN)
                .execute(Tuple.of(customerIds.toArray(String[]::new)))
                .map(rows -> {
                    List<String> unknown = new ArrayList<>();
                    rows.forEach(row -> unknown.add(row.getString("id")));
                    return unknown;
                });
    }

    private static Difference difference(Row row) {
        List<Difference.Field> fields = new ArrayList<>();
        for (Object each : new JsonArray(row.getString("fields"))) {
            var field = (JsonObject) each;
            fields.add(
                    new Difference.Field(field.getString("name"), field.getString("before"), field.getString("after")));
        }
        return new Difference(row.getString("object"), row.getString("object_id"), fields);
    }

    private static Run read(Row row) {
        return new Run(
                row.getUUID("id"),
                row.getString("asked_by"),
                Timestamps.required(row, "started_at"),
                Timestamps.optional(row, "finished_at"),
                row.getInteger("checked"),
                row.getInteger("failed"),
                row.getInteger("differences"));
    }
}
