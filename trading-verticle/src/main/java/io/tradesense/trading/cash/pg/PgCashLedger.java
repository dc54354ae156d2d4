package io.tradesense.trading.cash.pg;

import io.tradesense.kit.Fault;
import io.tradesense.trading.cash.domain.CashLedger;
import io.tradesense.trading.cash.domain.CashMovement;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Cash movements in the table {@code cash_movements}. */
public final class PgCashLedger implements CashLedger {
    private static final String COLUMNS = "id, user_id, account_id, type, amount, currency, symbol, at, note";
    private static final String BOOK = "INSERT INTO cash_movements (" + COLUMNS + ")"
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

    public PgCashLedger(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<CashMovement> book(CashMovement movement) {
        return pool.preparedQuery(BOOK)
                .execute(Tuple.tuple()
                        .addUUID(movement.id())
                        .addUUID(movement.userId())
                        .addUUID(movement.accountId())
                        .addString(movement.type().name())
                        .addBigDecimal(movement.amount())
                        .addString(movement.currency())
                        .addString(movement.symbol())
                        .addOffsetDateTime(movement.at().atOffset(ZoneOffset.UTC))
                        .addString(movement.note()))
                .compose(booked -> pool.preparedQuery(FIND).execute(Tuple.of(movement.userId(), movement.id())))
                .map(rows -> {
                    if (rows.size() == 0) throw Fault.conflict("an account can have at most " + MOST + " movements");
                    return movement(rows.iterator().next());
                });
    }

    @Override
    public Future<CashMovement> find(UUID userId, UUID id) {
        return pool.preparedQuery(FIND).execute(Tuple.of(userId, id)).map(rows -> {
            if (rows.size() == 0) throw notFound();
            return movement(rows.iterator().next());
        });
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
        return pool.preparedQuery(DELETE)
                .execute(Tuple.of(userId, id))
                .compose(
                        deleted -> deleted.rowCount() > 0 ? Future.succeededFuture() : Future.failedFuture(notFound()));
    }

    private static Page page(RowSet<Row> rows, int limit) {
        List<CashMovement> items = new ArrayList<>();
        @Nullable After last = null;
        for (Row row : rows) {
            if (items.size() == limit) return new Page(items, last);
            var movement = movement(row);
            items.add(movement);
            last = new After(movement.at(), movement.id());
        }
        return new Page(items, null);
    }

    private static CashMovement movement(Row row) {
        return new CashMovement(
                row.getUUID("id"),
                row.getUUID("user_id"),
                row.getUUID("account_id"),
                CashMovement.Type.valueOf(row.getString("type")),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                row.getString("symbol"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("note"));
    }

    private static @Nullable OffsetDateTime time(Optional<Instant> time) {
        return time.map(instant -> instant.atOffset(ZoneOffset.UTC)).orElse(null);
    }

    private static Fault notFound() {
        return Fault.notFound("cash movement");
    }
}
