package io.tradesense.trading.roundtrips.pg;

import io.tradesense.kit.Fault;
import io.tradesense.kit.http.Cursor;
import io.tradesense.trading.executions.pg.ExecutionRows;
import io.tradesense.trading.roundtrips.domain.Direction;
import io.tradesense.trading.roundtrips.domain.Leg;
import io.tradesense.trading.roundtrips.domain.RoundTrip;
import io.tradesense.trading.roundtrips.domain.Trades;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Round trips from the tables {@code trades} and {@code trade_legs}. */
public final class PgTrades implements Trades {
    private static final String FIND = "SELECT " + TradeQuery.COLUMNS + " FROM trades WHERE user_id = $1 AND id = $2";
    private static final String LEGS = """
            SELECT execution_id, role, quantity, price, costs, executed_at FROM trade_legs WHERE trade_id = $1
            ORDER BY ordinal
            """;
    // Class 22: a value that is not of its type. Only the cursor's values are cast in the query.
    private static final String DATA_EXCEPTION = "22";

    private final Pool pool;

    public PgTrades(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<Page> list(UUID userId, Filter filter, Order order, int limit, Optional<After> after) {
        var query = TradeQuery.of(userId, filter, order, limit + 1, after);
        return pool.preparedQuery(query.sql(order))
                .execute(query.arguments())
                .map(rows -> page(rows, limit))
                .recover(failure ->
                        Future.failedFuture(after.isPresent() && isBadValue(failure) ? Cursor.refusal() : failure));
    }

    @Override
    public Future<Detailed> find(UUID userId, UUID tradeId) {
        return pool.preparedQuery(FIND).execute(Tuple.of(userId, tradeId)).compose(rows -> {
            if (rows.size() == 0) {
                return Future.failedFuture(Fault.notFound("trade"));
            }
            var trade = listed(rows.iterator().next());
            return pool.preparedQuery(LEGS).execute(Tuple.of(tradeId)).map(legs -> new Detailed(trade, legs(legs)));
        });
    }

    private static boolean isBadValue(Throwable failure) {
        return failure instanceof PgException refused && refused.getSqlState().startsWith(DATA_EXCEPTION);
    }

    private static Page page(RowSet<Row> rows, int limit) {
        List<Listed> items = new ArrayList<>();
        After last = null;
        for (Row row : rows) {
            if (items.size() == limit) {
                return new Page(List.copyOf(items), last);
            }
            items.add(listed(row));
            last = new After(row.getString("sort_value"), row.getUUID("id"));
        }
        return new Page(List.copyOf(items), null);
    }

    private static Listed listed(Row row) {
        return new Listed(
                row.getUUID("id"),
                row.getUUID("account_id"),
                ExecutionRows.instrument(row),
                Direction.valueOf(row.getString("side")),
                RoundTrip.Status.valueOf(row.getString("status")),
                row.getBigDecimal("quantity"),
                row.getBigDecimal("max_quantity"),
                row.getBigDecimal("open_quantity"),
                row.getBigDecimal("entry_price"),
                row.getBigDecimal("exit_price"),
                row.getOffsetDateTime("opened_at").toInstant(),
                instant(row.getOffsetDateTime("closed_at")),
                row.getBigDecimal("gross_pnl"),
                row.getBigDecimal("fees"),
                row.getBigDecimal("net_pnl"),
                row.getBigDecimal("return_pct"),
                row.getInteger("execution_count"));
    }

    private static List<Leg> legs(RowSet<Row> rows) {
        List<Leg> legs = new ArrayList<>(rows.size());
        rows.forEach(row -> legs.add(new Leg(
                row.getUUID("execution_id"),
                Leg.Role.valueOf(row.getString("role")),
                row.getBigDecimal("quantity"),
                row.getBigDecimal("price"),
                row.getBigDecimal("costs"),
                row.getOffsetDateTime("executed_at").toInstant())));
        return legs;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
