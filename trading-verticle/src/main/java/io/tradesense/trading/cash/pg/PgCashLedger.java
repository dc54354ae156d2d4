package io.tradesense.trading.cash.pg;

import io.tradesense.kit.Fault;
import io.tradesense.trading.cash.domain.CashLedger;
import io.tradesense.trading.cash.domain.CashMovement;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Cash movements in the table {@code cash_movements}. */
public final class PgCashLedger implements CashLedger {
    private static final String COLUMNS = MovementRows.COLUMNS + ", " + MovementRows.ORIGIN;
    private static final String BOOK = "INSERT INTO cash_movements (" + MovementRows.COLUMNS + ")"
            + " SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9"
            + " WHERE (SELECT count(*) FROM cash_movements WHERE account_id = $3) < " + MOST
            + " ON CONFLICT (id) DO NOTHING";
    private static final String FIND = "SELECT " + COLUMNS + " FROM cash_movements WHERE user_id = $1 AND id = $2";
    private static final String LIST = "SELECT " + COLUMNS + """
             FROM cash_movements WHERE user_id = $1
                AND ($2::uuid IS NULL OR account_id = $2) AND ($3::text IS NULL OR type = $3)
                AND ($4::timestamptz IS NULL OR at >= $4) AND ($5::timestamptz IS NULL OR at < $5)
                AND ($6::timestamptz IS NULL OR (at, id) < ($6, $7))
            ORDER BY at DESC, id DESC LIMIT $8
            """;
    private static final String DELETE = "DELETE FROM cash_movements WHERE user_id = $1 AND id = $2";

    private final Pool pool;
    private final BiFunction<SqlConnection, CashMovement, Future<Void>> changed;

    /** @param changed told of each movement the trader books or deletes, in the transaction that does it */
    public PgCashLedger(Pool pool, BiFunction<SqlConnection, CashMovement, Future<Void>> changed) {
        this.pool = pool;
        this.changed = changed;
    }

    @Override
    public Future<Booked> book(CashMovement movement) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(BOOK)
                .execute(MovementRows.tuple(movement))
                .compose(booked ->
                        booked.rowCount() == 0 ? Future.succeededFuture() : changed.apply(transaction, movement))
                .compose(done -> rows(transaction, movement.userId(), movement.id()))
                .map(rows -> {
                    if (rows.size() == 0) throw Fault.conflict("an account can have at most " + MOST + " movements");
                    return booked(rows.iterator().next());
                }));
    }

    @Override
    public Future<Booked> find(UUID userId, UUID id) {
        return find(pool, userId, id);
    }

    @Override
    public Future<Page> list(UUID userId, Filter filter, int limit, Optional<After> after) {
        var arguments = Tuple.tuple()
                .addUUID(userId)
                .addUUID(filter.accountId().orElse(null))
                .addString(filter.type().map(Enum::name).orElse(null))
                .addOffsetDateTime(time(filter.from()))
                .addOffsetDateTime(time(filter.to()))
                .addOffsetDateTime(time(after.map(After::at)))
                .addUUID(after.map(After::id).orElse(null))
                .addInteger(limit + 1);
        return pool.preparedQuery(LIST).execute(arguments).map(rows -> page(rows, limit));
    }

    @Override
    public Future<Void> delete(UUID userId, UUID id) {
        return pool.withTransaction(transaction -> find(transaction, userId, id).compose(found -> {
            if (found.actionId() != null) {
                throw Fault.conflict("it follows from corporate action " + found.actionId() + ": delete that");
            }
            return transaction
                    .preparedQuery(DELETE)
                    .execute(Tuple.of(userId, id))
                    .compose(deleted -> changed.apply(transaction, found.movement()));
        }));
    }

    private static Future<Booked> find(SqlClient sql, UUID userId, UUID id) {
        return rows(sql, userId, id).map(rows -> {
            if (rows.size() == 0) throw Fault.notFound("cash movement");
            return booked(rows.iterator().next());
        });
    }

    private static Future<RowSet<Row>> rows(SqlClient sql, UUID userId, UUID id) {
        return sql.preparedQuery(FIND).execute(Tuple.of(userId, id));
    }

    private static Page page(RowSet<Row> rows, int limit) {
        List<Booked> items = new ArrayList<>();
        @Nullable After last = null;
        for (Row row : rows) {
            if (items.size() == limit) return new Page(items, last);
            var booked = booked(row);
            items.add(booked);
            last = new After(booked.movement().at(), booked.movement().id());
        }
        return new Page(items, null);
    }

    private static Booked booked(Row row) {
        return new Booked(MovementRows.movement(row), row.getUUID("import_id"), row.getUUID("action_id"));
    }

    private static @Nullable OffsetDateTime time(Optional<Instant> time) {
        return time.map(instant -> instant.atOffset(ZoneOffset.UTC)).orElse(null);
    }
}
