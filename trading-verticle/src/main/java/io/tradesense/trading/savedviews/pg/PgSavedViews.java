package io.tradesense.trading.savedviews.pg;

import io.tradesense.kit.Fault;
import io.tradesense.trading.savedviews.domain.SavedView;
import io.tradesense.trading.savedviews.domain.SavedViews;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Saved views in the table {@code saved_views}. */
public final class PgSavedViews implements SavedViews {
    private static final String COLUMNS = "id, user_id, name, filter, version, created_at";
    private static final String KEEP = "INSERT INTO saved_views (" + COLUMNS + ") SELECT $1, $2, $3, $4, 1, $5"
            + " WHERE (SELECT count(*) FROM saved_views WHERE user_id = $2) < " + MOST + " ON CONFLICT (id) DO NOTHING";
    private static final String FIND = "SELECT " + COLUMNS + " FROM saved_views WHERE user_id = $1 AND id = $2";
    private static final String LIST = "SELECT " + COLUMNS + " FROM saved_views WHERE user_id = $1"
            + " AND ($2::timestamptz IS NULL OR (created_at, id) > ($2, $3)) ORDER BY created_at, id LIMIT $4";
    private static final String CHANGE = """
            UPDATE saved_views SET name = COALESCE($3, name), filter = COALESCE($4::json, filter), version = version + 1
            WHERE user_id = $1 AND id = $2 AND ($5::bigint IS NULL OR version = $5)
            RETURNING\s""" + COLUMNS;
    private static final String DELETE =
            "DELETE FROM saved_views WHERE user_id = $1 AND id = $2 AND ($3::bigint IS NULL OR version = $3)";

    private final Pool pool;

    public PgSavedViews(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<SavedView> keep(SavedView view) {
        return pool.preparedQuery(KEEP)
                .execute(Tuple.of(
                        view.id(),
                        view.userId(),
                        view.name(),
                        json(view.filter()),
                        view.createdAt().atOffset(ZoneOffset.UTC)))
                .compose(kept -> pool.preparedQuery(FIND).execute(Tuple.of(view.userId(), view.id())))
                .map(rows -> {
                    if (rows.size() == 0) throw Fault.conflict("a user can keep at most " + MOST + " views");
                    return view(rows.iterator().next());
                });
    }

    @Override
    public Future<SavedView> find(UUID userId, UUID id) {
        return pool.preparedQuery(FIND).execute(Tuple.of(userId, id)).map(PgSavedViews::first);
    }

    @Override
    public Future<Page> list(UUID userId, int limit, Optional<After> after) {
        OffsetDateTime createdAt =
                after.map(last -> last.createdAt().atOffset(ZoneOffset.UTC)).orElse(null);
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(userId, createdAt, after.map(After::id).orElse(null), limit + 1))
                .map(rows -> page(rows, limit));
    }

    @Override
    public Future<SavedView> change(UUID userId, UUID id, Change change, Optional<Long> version) {
        var filter = change.filter();
        return pool.preparedQuery(CHANGE)
                .execute(
                        Tuple.of(userId, id, change.name(), filter == null ? null : json(filter), version.orElse(null)))
                .compose(rows -> rows.size() > 0
                        ? Future.succeededFuture(view(rows.iterator().next()))
                        : find(userId, id).compose(other -> Future.failedFuture(changed())));
    }

    @Override
    public Future<Void> delete(UUID userId, UUID id, Optional<Long> version) {
        return pool.preparedQuery(DELETE)
                .execute(Tuple.of(userId, id, version.orElse(null)))
                .compose(deleted -> deleted.rowCount() > 0
                        ? Future.succeededFuture()
                        : find(userId, id).compose(other -> Future.failedFuture(changed())));
    }

    private static Page page(RowSet<Row> rows, int limit) {
        List<SavedView> items = new ArrayList<>();
        @Nullable After last = null;
        for (Row row : rows) {
            if (items.size() == limit) return new Page(items, last);
            var view = view(row);
            items.add(view);
            last = new After(view.createdAt(), view.id());
        }
        return new Page(items, null);
    }

    private static SavedView first(RowSet<Row> rows) {
        if (rows.size() == 0) throw Fault.notFound("view");
        return view(rows.iterator().next());
    }

    private static SavedView view(Row row) {
        Map<String, String> filter = new HashMap<>();
        row.getJsonObject("filter").forEach(each -> filter.put(each.getKey(), String.valueOf(each.getValue())));
        return new SavedView(
                row.getUUID("id"),
                row.getUUID("user_id"),
                row.getString("name"),
                Map.copyOf(filter),
                row.getLong("version"),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static JsonObject json(Map<String, String> filter) {
        return new JsonObject(new HashMap<>(filter));
    }

    private static Fault changed() {
        return Fault.of(Fault.Kind.PRECONDITION_FAILED, "the view has changed since it was read");
    }
}
