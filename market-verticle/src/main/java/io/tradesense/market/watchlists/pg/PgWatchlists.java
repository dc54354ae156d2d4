package io.tradesense.market.watchlists.pg;

import io.tradesense.kit.Fault;
import io.tradesense.market.watchlists.domain.Watchlist;
import io.tradesense.market.watchlists.domain.Watchlists;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Watchlists in the table {@code watchlists}. */
public final class PgWatchlists implements Watchlists {
    private static final String COLUMNS = "id, user_id, name, symbols, version, created_at";
    private static final String INSERT = "INSERT INTO watchlists (" + COLUMNS
            + ") SELECT $1::uuid, $2::uuid, $3::text, $4::text[], 1, $5::timestamptz"
            + " WHERE (SELECT count(*) FROM watchlists WHERE user_id = $2) < " + MOST
            + " ON CONFLICT (id) DO NOTHING RETURNING " + COLUMNS;
    private static final String FIND = "SELECT " + COLUMNS + " FROM watchlists WHERE user_id = $1 AND id = $2";
    private static final String LIST = "SELECT " + COLUMNS + " FROM watchlists WHERE user_id = $1"
            + " AND ($2::timestamptz IS NULL OR (created_at, id) > ($2, $3)) ORDER BY created_at, id LIMIT $4";
    private static final String CHANGE = "UPDATE watchlists SET name = COALESCE($3, name),"
            + " symbols = COALESCE($4, symbols), version = version + 1"
            + " WHERE user_id = $1 AND id = $2 AND ($5::bigint IS NULL OR version = $5) RETURNING " + COLUMNS;
    private static final String DELETE = "DELETE FROM watchlists"
            + " WHERE user_id = $1 AND id = $2 AND ($3::bigint IS NULL OR version = $3) RETURNING " + COLUMNS;
    private static final String FORGET = "DELETE FROM watchlists WHERE user_id = $1";
    private final Pool pool;

    public PgWatchlists(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<Watchlist> add(Watchlist watchlist) {
        return pool.preparedQuery(INSERT)
                .execute(Tuple.of(
                        watchlist.id(),
                        watchlist.userId(),
                        watchlist.name(),
                        watchlist.symbols().toArray(String[]::new),
                        watchlist.createdAt().atOffset(ZoneOffset.UTC)))
                .compose(rows -> rows.size() == 1
                        ? Future.succeededFuture(first(rows))
                        : find(watchlist.userId(), watchlist.id())
                                .recover(missing -> Future.failedFuture(
                                        Fault.conflict("a user has at most " + MOST + " watchlists"))));
    }

    @Override
    public Future<Watchlist> find(UUID userId, UUID id) {
        return pool.preparedQuery(FIND).execute(Tuple.of(userId, id)).map(PgWatchlists::first);
    }

    @Override
    public Future<Page> list(UUID userId, int limit, Optional<After> after) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(
                        userId,
                        after.map(last -> last.createdAt().atOffset(ZoneOffset.UTC))
                                .orElse(null),
                        after.map(After::id).orElse(null),
                        limit + 1))
                .map(rows -> page(rows, limit));
    }

    @Override
    public Future<Watchlist> change(
            UUID userId, UUID id, @Nullable String name, @Nullable List<String> symbols, Optional<Long> version) {
        String[] replaced = symbols == null ? null : symbols.toArray(String[]::new);
        return pool.preparedQuery(CHANGE)
                .execute(Tuple.of(userId, id, name, replaced, version.orElse(null)))
                .compose(rows -> changed(rows, userId, id));
    }

    @Override
    public Future<Void> delete(UUID userId, UUID id, Optional<Long> version) {
        return pool.preparedQuery(DELETE)
                .execute(Tuple.of(userId, id, version.orElse(null)))
                .compose(rows -> changed(rows, userId, id))
                .mapEmpty();
    }

    /** Removes everything of a user who is gone, in the caller's transaction. */
    public static Future<Void> forget(SqlClient transaction, UUID userId) {
        return transaction.preparedQuery(FORGET).execute(Tuple.of(userId)).mapEmpty();
    }

    /** Nothing changed: either it is not there, or it is of another version. */
    private Future<Watchlist> changed(RowSet<Row> rows, UUID userId, UUID id) {
        return rows.size() == 1
                ? Future.succeededFuture(first(rows))
                : find(userId, id)
                        .compose(there -> Future.failedFuture(Fault.of(
                                Fault.Kind.PRECONDITION_FAILED, "the watchlist has changed since it was read")));
    }

    private static Watchlist first(RowSet<Row> rows) {
        if (rows.size() == 0) {
            throw Fault.notFound("watchlist");
        }
        return watchlist(rows.iterator().next());
    }

    private static Watchlist watchlist(Row row) {
        return new Watchlist(
                row.getUUID("id"),
                row.getUUID("user_id"),
                row.getString("name"),
                List.of(row.getArrayOfStrings("symbols")),
                row.getLong("version"),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static Page page(RowSet<Row> rows, int limit) {
        List<Watchlist> items = new ArrayList<>();
        rows.forEach(row -> items.add(watchlist(row)));
        if (items.size() <= limit) {
            return new Page(List.copyOf(items), null);
        }
        Watchlist last = items.get(limit - 1);
        return new Page(List.copyOf(items.subList(0, limit)), new After(last.createdAt(), last.id()));
    }
}
