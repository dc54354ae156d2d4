package io.tradesense.trading.excursions.pg;

import io.tradesense.kit.Fault;
import io.tradesense.kit.events.NewEvent;
import io.tradesense.kit.events.Outbox;
import io.tradesense.trading.excursions.domain.Candles;
import io.tradesense.trading.excursions.domain.ExcursionBook;
import io.tradesense.trading.excursions.domain.Excursions;
import io.tradesense.trading.excursions.domain.Excursions.Bounds;
import io.tradesense.trading.excursions.domain.Excursions.Extremes;
import io.tradesense.trading.executions.pg.ExecutionRows;
import io.tradesense.trading.roundtrips.domain.Direction;
import io.tradesense.trading.roundtrips.domain.Leg;
import io.tradesense.trading.roundtrips.domain.TradeDifference.Change;
import io.tradesense.trading.roundtrips.pg.TradeEvents;
import io.tradesense.trading.roundtrips.pg.TradeRows;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code excursions}, and when each trade is due; what has certainly been is copied to the trades, to be listed, and
 * told to others.
 */
public final class PgExcursionBook implements ExcursionBook {
    // As the index says it: trades of so many executions that a look at them would hold up all others are left out.
    private static final String DUE = """
            SELECT t.user_id, t.id, t.digest, t.symbol, t.asset_class, t.currency, t.multiplier, t.side, t.entry_price, t.closed_at,
                (SELECT json_agg(json_build_object('execution', l.execution_id, 'role', l.role,
                    'quantity', l.quantity::text, 'price', l.price::text, 'costs', l.costs::text,
                    'at', to_char(l.executed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) ORDER BY l.ordinal)
                FROM trade_legs l WHERE l.trade_id = t.id) AS legs
            FROM trades t
            WHERE t.asset_class IN ('STOCK', 'FOREX', 'CRYPTO') AND t.execution_count <= 2000 AND t.excursions_due <= $1
            ORDER BY t.excursions_due, t.opened_at DESC LIMIT $2
            """;
    private static final String KEEP = """
            WITH found AS MATERIALIZED (
                SELECT * FROM UNNEST($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[],
                    $7::timestamptz[], $8::timestamptz[], $9::text[]::numeric[], $10::text[]::numeric[])
                    AS f (trade_id, digest, status, figures, source, resolution, computed_at, again, mae, mfe)
            ), kept AS (
                INSERT INTO excursions (trade_id, digest, status, figures, source, resolution, computed_at)
                SELECT t.id, t.digest, f.status, f.figures::json, f.source, f.resolution, f.computed_at
                FROM found f JOIN trades t ON t.id = f.trade_id AND t.digest = f.digest
                ORDER BY t.id
                ON CONFLICT (trade_id) DO UPDATE SET digest = excluded.digest, status = excluded.status,
                    figures = excluded.figures, source = excluded.source, resolution = excluded.resolution,
                    computed_at = excluded.computed_at
                RETURNING trade_id
            )
            UPDATE trades t SET mae = f.mae, mfe = f.mfe, excursions_due = f.again
            FROM kept JOIN found f USING (trade_id) JOIN trades old ON old.id = kept.trade_id
            WHERE t.id = kept.trade_id
            RETURNING t.id, t.status = 'CLOSED' AND (old.mae, old.mfe) IS DISTINCT FROM (t.mae, t.mfe) AS news
            """;
    private static final String TRADES =
            "SELECT user_id, " + TradeRows.COLUMNS + " FROM trades WHERE id = ANY ($1) ORDER BY id";
    private static final String OF = """
            SELECT t.id, t.risk_amount, e.status, e.figures, e.source, e.resolution, e.computed_at,
                NULLIF(t.excursions_due, '-infinity') AS again
            FROM trades t LEFT JOIN excursions e ON e.trade_id = t.id AND e.digest = t.digest
            WHERE t.user_id = $1 AND t.id = $2
            """;
    private static final String LOOK_AGAIN = """
            UPDATE trades SET excursions_due = $2
            WHERE id = $1 AND EXISTS (SELECT FROM excursions WHERE trade_id = $1 AND status <> 'KNOWN')
            """;

    private final Pool pool;
    private final Outbox outbox;
    private final Runnable committed;

    /** @param committed told after every transaction that wrote an event */
    public PgExcursionBook(Pool pool, Outbox outbox, Runnable committed) {
        this.pool = pool;
        this.outbox = outbox;
        this.committed = committed;
    }

    @Override
    public Future<List<Due>> due(Instant now, int most) {
        return pool.preparedQuery(DUE)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), most))
                .map(rows -> {
                    List<Due> due = new ArrayList<>();
                    rows.forEach(row -> due.add(due(row, now)));
                    return due;
                });
    }

    @Override
    public Future<Void> keep(Map<Due, Found> found) {
        var all = List.copyOf(found.entrySet());
        var arguments = Tuple.tuple()
                .addArrayOfUUID(column(all, each -> each.getKey().tradeId(), UUID[]::new))
                .addArrayOfUUID(column(all, each -> each.getKey().digest(), UUID[]::new))
                .addArrayOfString(column(all, each -> each.getValue().status().name(), String[]::new))
                .addArrayOfString(column(all, each -> figures(each.getValue()), String[]::new))
                .addArrayOfString(column(all, each -> each.getValue().source(), String[]::new))
                .addArrayOfString(
                        column(all, each -> each.getValue().resolution().name(), String[]::new))
                .addValue(column(all, each -> time(each.getValue().computedAt()), OffsetDateTime[]::new))
                .addValue(column(all, each -> time(each.getValue().again()), OffsetDateTime[]::new))
                .addArrayOfString(
                        column(all, each -> certain(each.getValue(), Extremes::mae, Bounds::high), String[]::new))
                .addArrayOfString(
                        column(all, each -> certain(each.getValue(), Extremes::mfe, Bounds::low), String[]::new));
        return pool.withTransaction(transaction ->
                        transaction.preparedQuery(KEEP).execute(arguments).compose(kept -> tell(transaction, kept)))
                .onSuccess(told -> committed.run());
    }

    /** Of an open trade they come again and again, and are told when it closes. */
    private Future<Void> tell(SqlConnection transaction, RowSet<Row> kept) {
        List<UUID> news = new ArrayList<>();
        for (Row row : kept) {
            if (row.getBoolean("news")) news.add(row.getUUID("id"));
        }
        if (news.isEmpty()) return Future.succeededFuture();
        return transaction
                .preparedQuery(TRADES)
                .execute(Tuple.tuple().addArrayOfUUID(news.toArray(UUID[]::new)))
                .compose(rows -> {
                    List<NewEvent> events = new ArrayList<>();
                    rows.forEach(row -> events.add(
                            TradeEvents.changed(row.getUUID("user_id"), TradeRows.listed(row), Change.CHANGED)));
                    return outbox.append(transaction, events);
                });
    }

    private static @Nullable String figures(Found found) {
        var excursions = found.excursions();
        return excursions == null ? null : write(excursions).encode();
    }

    private static @Nullable String certain(
            Found found, Function<Extremes, Bounds> extreme, Function<Bounds, BigDecimal> bound) {
        var excursions = found.excursions();
        return excursions == null
                ? null
                : bound.apply(extreme.apply(excursions.position())).toPlainString();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static <T> T[] column(
            List<Map.Entry<Due, Found>> all,
            Function<Map.Entry<Due, Found>, @Nullable T> part,
            IntFunction<T[]> array) {
        return all.stream().map(part).toArray(array);
    }

    @Override
    public Future<Shown> of(UUID userId, UUID tradeId) {
        return pool.preparedQuery(OF).execute(Tuple.of(userId, tradeId)).map(rows -> {
            if (rows.size() == 0) throw Fault.notFound("trade");
            Row row = rows.iterator().next();
            return new Shown(tradeId, found(row), row.getBigDecimal("risk_amount"));
        });
    }

    @Override
    public Future<Void> lookAgain(UUID tradeId, Instant now) {
        return pool.preparedQuery(LOOK_AGAIN)
                .execute(Tuple.of(tradeId, now.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    private static Due due(Row row, Instant now) {
        List<Leg> legs = new ArrayList<>();
        for (Object each : row.getJsonArray("legs")) legs.add(leg((JsonObject) each));
        var closedAt = instant(row.getOffsetDateTime("closed_at"));
        var held = new Excursions.Held(
                ExecutionRows.instrument(row),
                Direction.valueOf(row.getString("side")),
                row.getBigDecimal("entry_price"),
                legs,
                closedAt == null ? now : closedAt);
        return new Due(row.getUUID("user_id"), row.getUUID("id"), row.getUUID("digest"), closedAt == null, held);
    }

    private static Leg leg(JsonObject json) {
        return new Leg(
                UUID.fromString(json.getString("execution")),
                Leg.Role.valueOf(json.getString("role")),
                new BigDecimal(json.getString("quantity")),
                new BigDecimal(json.getString("price")),
                new BigDecimal(json.getString("costs")),
                Instant.parse(json.getString("at")));
    }

    private static @Nullable Found found(Row row) {
        String status = row.getString("status");
        if (status == null) return null;
        JsonObject figures = row.getJsonObject("figures");
        return new Found(
                Status.valueOf(status),
                figures == null ? null : read(figures),
                row.getString("source"),
                Candles.Resolution.valueOf(row.getString("resolution")),
                row.getOffsetDateTime("computed_at").toInstant(),
                instant(row.getOffsetDateTime("again")));
    }

    private static JsonObject write(Excursions excursions) {
        return new JsonObject().put("price", write(excursions.price())).put("position", write(excursions.position()));
    }

    private static JsonArray write(Extremes extremes) {
        return new JsonArray()
                .add(extremes.mae().low().toPlainString())
                .add(extremes.mae().high().toPlainString())
                .add(extremes.mfe().low().toPlainString())
                .add(extremes.mfe().high().toPlainString());
    }

    private static Excursions read(JsonObject figures) {
        return new Excursions(read(figures.getJsonArray("price")), read(figures.getJsonArray("position")));
    }

    private static Extremes read(JsonArray figures) {
        return new Extremes(
                new Bounds(new BigDecimal(figures.getString(0)), new BigDecimal(figures.getString(1))),
                new Bounds(new BigDecimal(figures.getString(2)), new BigDecimal(figures.getString(3))));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
