package io.tradesense.trading.roundtrips.pg;

import io.tradesense.kit.Fault;
import io.tradesense.kit.http.Cursor;
import io.tradesense.trading.roundtrips.domain.Leg;
import io.tradesense.trading.roundtrips.domain.Trades;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Round trips from the table {@code trades} and the view {@code trade_legs}. */
public final class PgTrades implements Trades {
    private static final String FIND = "SELECT " + TradeRows.COLUMNS + " FROM trades WHERE user_id = $1 AND id = $2";
    private static final String PLACE = "SELECT array_position(l.executions, $3) AS place"
            + " FROM trades t JOIN legs_of_trades l ON l.trade_id = t.id WHERE t.user_id = $1 AND t.id = $2";
    private static final String LEGS = "SELECT " + TradeRows.LEG_COLUMNS
            + " FROM trade_legs WHERE trade_id = $1 AND ordinal >= $2 ORDER BY ordinal LIMIT $3";
    // Class 22: a value that is not of its type. Only the cursor's values are cast in the query.
    private static final String DATA_EXCEPTION = "22";

    private final Pool pool;
    private final OtherViews others;

    public PgTrades(Vertx vertx, Pool pool) {
        this.pool = pool;
        this.others = new OtherViews(vertx, pool);
    }

    @Override
    public Future<Page> list(UUID userId, Question question, int limit, Optional<After> after) {
        return question.view().equals(View.KEPT)
                ? kept(userId, question, limit, after)
                : others.list(userId, question, limit, after);
    }

    @Override
    public Future<Detailed> find(UUID userId, UUID tradeId) {
        return find(userId, tradeId, SHOWN_LEGS);
    }

    @Override
    public Future<Detailed> findWhole(UUID userId, UUID tradeId) {
        return find(userId, tradeId, Integer.MAX_VALUE);
    }

    private Future<Detailed> find(UUID userId, UUID tradeId, int mostLegs) {
        return pool.preparedQuery(FIND).execute(Tuple.of(userId, tradeId)).compose(rows -> {
            if (rows.size() == 0) {
                return Future.failedFuture(Fault.notFound("trade"));
            }
            var trade = TradeRows.listed(rows.iterator().next());
            return legs(tradeId, 0, mostLegs).map(legs -> new Detailed(trade, legs));
        });
    }

    @Override
    public Future<LegPage> legs(UUID userId, UUID tradeId, int limit, Optional<UUID> after) {
        return pool.preparedQuery(PLACE)
                .execute(Tuple.of(userId, tradeId, after.orElse(null)))
                .compose(rows -> {
                    if (rows.size() == 0) {
                        return Future.failedFuture(Fault.notFound("trade"));
                    }
                    Integer place = rows.iterator().next().getInteger("place");
                    if (place == null && after.isPresent()) {
                        return Future.failedFuture(Cursor.refusal());
                    }
                    return legs(tradeId, place == null ? 0 : place, limit + 1).map(legs -> page(legs, limit));
                });
    }

    private Future<List<Leg>> legs(UUID tradeId, int from, int most) {
        return pool.preparedQuery(LEGS).execute(Tuple.of(tradeId, from, most)).map(rows -> {
            List<Leg> legs = new ArrayList<>(rows.size());
            rows.forEach(row -> legs.add(TradeRows.leg(row)));
            return legs;
        });
    }

    private static LegPage page(List<Leg> legs, int limit) {
        return legs.size() <= limit
                ? new LegPage(legs, null)
                : new LegPage(legs.subList(0, limit), legs.get(limit - 1).executionId());
    }

    @Override
    public Future<Flow> all(UUID userId, Filter filter) {
        var query = TradeQuery.of(userId, filter);
        String sql = query.select(TradeRows.COLUMNS, "ORDER BY t.opened_at, t.id");
        return TradeFlow.open(pool, sql, query.arguments());
    }

    private Future<Page> kept(UUID userId, Question question, int limit, Optional<After> after) {
        var all = TradeQuery.of(userId, question.filter());
        var query = after.map(place -> all.after(question.order(), place)).orElse(all);
        String sql = query.page(question.order(), limit + 1);
        return pool.preparedQuery(sql)
                .execute(query.arguments())
                .map(rows -> page(rows, limit))
                .recover(failure ->
                        Future.failedFuture(after.isPresent() && isBadValue(failure) ? Cursor.refusal() : failure));
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
            items.add(TradeRows.listed(row));
            last = new After(row.getString("sort_value"), row.getUUID("id"));
        }
        return new Page(List.copyOf(items), null);
    }
}
