package io.tradesense.trading.imports.pg;

import io.tradesense.kit.Fault;
import io.tradesense.trading.imports.domain.Mappings;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Column mappings in the table {@code import_mappings}. */
public final class PgMappings implements Mappings {
    private static final String ADD = "INSERT INTO import_mappings (" + MappingRows.COLUMNS + ")"
            + " SELECT $1, $2, $3, $4, $5 WHERE (SELECT count(*) FROM import_mappings WHERE user_id = $2) < "
            + MOST_OF_A_USER + " ON CONFLICT (id) DO NOTHING";
    private static final String FIND =
            "SELECT " + MappingRows.COLUMNS + " FROM import_mappings WHERE user_id = $1 AND id = $2";
    private static final String LIST = "SELECT " + MappingRows.COLUMNS + " FROM import_mappings WHERE user_id = $1"
            + " AND ($2::timestamptz IS NULL OR (created_at, id) > ($2, $3)) ORDER BY created_at, id LIMIT $4";
    private static final String DELETE = "DELETE FROM import_mappings WHERE user_id = $1 AND id = $2";
    private static final String DELETE_ALL = "DELETE FROM import_mappings WHERE user_id = $1";

    private final Pool pool;

    public PgMappings(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<Mapping> add(Mapping mapping) {
        return query(
                        ADD,
                        Tuple.of(
                                mapping.id(),
                                mapping.userId(),
                                mapping.name(),
                                MappingRows.json(mapping.columns()),
                                mapping.createdAt().atOffset(ZoneOffset.UTC)))
                .compose(added -> query(FIND, Tuple.of(mapping.userId(), mapping.id())))
                .map(rows -> first(rows)
                        .orElseThrow(() -> Fault.conflict(
                                "There are " + MOST_OF_A_USER + " mappings already; delete one first.")));
    }

    @Override
    public Future<Mapping> find(UUID userId, UUID mappingId) {
        return query(FIND, Tuple.of(userId, mappingId))
                .map(rows -> first(rows).orElseThrow(() -> Fault.notFound("mapping")));
    }

    @Override
    public Future<Page> list(UUID userId, int limit, Optional<After> after) {
        OffsetDateTime createdAt =
                after.map(last -> last.createdAt().atOffset(ZoneOffset.UTC)).orElse(null);
        UUID id = after.map(After::id).orElse(null);
        return query(LIST, Tuple.of(userId, createdAt, id, limit + 1)).map(rows -> page(rows, limit));
    }

    @Override
    public Future<Void> delete(UUID userId, UUID mappingId) {
        return query(DELETE, Tuple.of(userId, mappingId))
                .compose(deleted -> deleted.rowCount() == 1
                        ? Future.succeededFuture()
                        : Future.failedFuture(Fault.notFound("mapping")));
    }

    /** Removes everything of a user who is gone, in the caller's transaction. */
    public static Future<Void> deleteAllOf(SqlConnection transaction, UUID userId) {
        return transaction.preparedQuery(DELETE_ALL).execute(Tuple.of(userId)).mapEmpty();
    }

    private Future<RowSet<Row>> query(String sql, Tuple arguments) {
        return pool.preparedQuery(sql).execute(arguments);
    }

    private static Page page(RowSet<Row> rows, int limit) {
        List<Mapping> items = new ArrayList<>();
        rows.forEach(row -> items.add(MappingRows.read(row)));
        if (items.size() <= limit) {
            return new Page(List.copyOf(items), null);
        }
        var last = items.get(limit - 1);
        return new Page(List.copyOf(items.subList(0, limit)), new After(last.createdAt(), last.id()));
    }

    private static Optional<Mapping> first(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(MappingRows.read(rows.iterator().next()));
    }
}
