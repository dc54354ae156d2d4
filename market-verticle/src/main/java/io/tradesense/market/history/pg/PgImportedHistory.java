package io.tradesense.market.history.pg;

import io.tradesense.market.history.domain.Candle;
import io.tradesense.market.history.domain.CorporateAction;
import io.tradesense.market.history.domain.ImportedHistory;
import io.tradesense.market.history.domain.Interval;
import io.tradesense.market.instruments.domain.Instrument;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Imported candles and actions, written a file at a time in one statement each. */
public final class PgImportedHistory implements ImportedHistory {
    // Numbers travel as text: the driver cannot send a null within an array of numerics.
    private static final String PUT_CANDLES = """
            INSERT INTO imported_candles (user_id, symbol, interval, t, open, high, low, close, volume)
            SELECT $1, $2, $3, t, o::numeric, h::numeric, l::numeric, c::numeric, v::numeric
            FROM UNNEST($4::timestamptz[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])
                AS new (t, o, h, l, c, v)
            ON CONFLICT (user_id, symbol, interval, t) DO UPDATE
            SET open = excluded.open, high = excluded.high, low = excluded.low, close = excluded.close,
                volume = excluded.volume
            RETURNING (xmax = 0) AS is_new
            """;
    private static final String PUT_ACTIONS = """
            INSERT INTO imported_actions (user_id, symbol, ex_date, split_ratio, dividend)
            SELECT $1, $2, ex_date, ratio::numeric, dividend::numeric
            FROM UNNEST($3::date[], $4::text[], $5::text[]) AS new (ex_date, ratio, dividend)
            ON CONFLICT (user_id, symbol, ex_date) DO UPDATE
            SET split_ratio = excluded.split_ratio, dividend = excluded.dividend
            """;
    private static final String CANDLES = """
            SELECT t, open, high, low, close, volume FROM imported_candles
            WHERE user_id = $1 AND symbol = $2 AND interval = $3 AND t >= $4 AND t < $5 ORDER BY t LIMIT $6
            """;
    private static final String ACTIONS = """
            SELECT ex_date, split_ratio, dividend FROM imported_actions
            WHERE user_id = $1 AND symbol = $2 ORDER BY ex_date LIMIT 1000
            """;
    private static final String REMOVE_CANDLES = "DELETE FROM imported_candles WHERE user_id = $1 AND symbol = $2";
    private static final String REMOVE_ACTIONS = "DELETE FROM imported_actions WHERE user_id = $1 AND symbol = $2";
    private static final String FORGET_CANDLES = "DELETE FROM imported_candles WHERE user_id = $1";
    private static final String FORGET_ACTIONS = "DELETE FROM imported_actions WHERE user_id = $1";
    private static final String FORGET_KEYS = "DELETE FROM idempotency_keys WHERE user_id = $1";
    private final Pool pool;

    public PgImportedHistory(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<List<Candle>> candles(
            UUID userId, Instrument instrument, Interval interval, Instant from, Instant to, int most) {
        return pool.preparedQuery(CANDLES)
                .execute(Tuple.of(
                        userId,
                        instrument.symbol(),
                        interval.word(),
                        from.atOffset(ZoneOffset.UTC),
                        to.atOffset(ZoneOffset.UTC),
                        most))
                .map(rows -> {
                    List<Candle> candles = new ArrayList<>(rows.size());
                    rows.forEach(row -> candles.add(candle(row)));
                    return candles;
                });
    }

    @Override
    public Future<List<CorporateAction>> actions(UUID userId, Instrument instrument) {
        return pool.preparedQuery(ACTIONS)
                .execute(Tuple.of(userId, instrument.symbol()))
                .map(rows -> {
                    List<CorporateAction> actions = new ArrayList<>();
                    rows.forEach(row -> actions.add(new CorporateAction(
                            row.getLocalDate("ex_date"),
                            row.getBigDecimal("split_ratio"),
                            row.getBigDecimal("dividend"))));
                    return actions;
                });
    }

    @Override
    public Future<Integer> put(
            UUID userId,
            Instrument instrument,
            Interval interval,
            List<Candle> candles,
            List<CorporateAction> actions) {
        return pool.withTransaction(transaction -> putActions(transaction, userId, instrument, actions)
                .compose(done -> putCandles(transaction, userId, instrument, interval, candles)));
    }

    @Override
    public Future<Void> remove(UUID userId, Instrument instrument) {
        var mine = Tuple.of(userId, instrument.symbol());
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(REMOVE_CANDLES)
                .execute(mine)
                .compose(done -> transaction.preparedQuery(REMOVE_ACTIONS).execute(mine))
                .mapEmpty());
    }

    /** Removes everything of a user who is gone, in the caller's transaction. */
    public static Future<Void> forget(SqlClient transaction, UUID userId) {
        return transaction
                .preparedQuery(FORGET_CANDLES)
                .execute(Tuple.of(userId))
                .compose(done -> transaction.preparedQuery(FORGET_ACTIONS).execute(Tuple.of(userId)))
                .compose(done -> transaction.preparedQuery(FORGET_KEYS).execute(Tuple.of(userId)))
                .mapEmpty();
    }

    private static Future<Integer> putCandles(
            SqlConnection transaction, UUID userId, Instrument instrument, Interval interval, List<Candle> candles) {
        return transaction
                .preparedQuery(PUT_CANDLES)
                .execute(Tuple.of(
                                userId,
                                instrument.symbol(),
                                interval.word(),
                                candles.stream()
                                        .map(each -> each.t().atOffset(ZoneOffset.UTC))
                                        .toArray(OffsetDateTime[]::new),
                                text(candles, Candle::open),
                                text(candles, Candle::high),
                                text(candles, Candle::low),
                                text(candles, Candle::close))
                        .addArrayOfString(text(candles, Candle::volume)))
                .map(rows -> {
                    int added = 0;
                    for (Row row : rows) {
                        added += row.getBoolean("is_new") ? 1 : 0;
                    }
                    return added;
                });
    }

    private static Future<Void> putActions(
            SqlConnection transaction, UUID userId, Instrument instrument, List<CorporateAction> actions) {
        if (actions.isEmpty()) {
            return Future.succeededFuture();
        }
        return transaction
                .preparedQuery(PUT_ACTIONS)
                .execute(Tuple.of(
                        userId,
                        instrument.symbol(),
                        actions.stream().map(CorporateAction::exDate).toArray(LocalDate[]::new),
                        actions.stream()
                                .map(each -> each.splitRatio().toPlainString())
                                .toArray(String[]::new),
                        actions.stream()
                                .map(each -> each.dividend().toPlainString())
                                .toArray(String[]::new)))
                .mapEmpty();
    }

    private static @Nullable String[] text(List<Candle> candles, Function<Candle, @Nullable BigDecimal> field) {
        @Nullable String[] text = new String[candles.size()];
        for (int i = 0; i < text.length; i++) {
            BigDecimal value = field.apply(candles.get(i));
            text[i] = value == null ? null : value.toPlainString();
        }
        return text;
    }

    private static Candle candle(Row row) {
        return new Candle(
                row.getOffsetDateTime("t").toInstant(),
                row.getBigDecimal("open"),
                row.getBigDecimal("high"),
                row.getBigDecimal("low"),
                row.getBigDecimal("close"),
                row.getBigDecimal("volume"));
    }
}
