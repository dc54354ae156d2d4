package io.tradesense.trading.instruments.pg;

import io.tradesense.kit.Fault;
import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.FuturesContracts;
import io.tradesense.trading.executions.domain.KnownInstrument;
import io.tradesense.trading.executions.domain.KnownInstruments;
import io.tradesense.trading.instruments.domain.Instruments;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Instruments in the table {@code instruments}. */
public final class PgInstruments implements Instruments {
    private static final String COLUMNS = "symbol, asset_class, multiplier, tick_size, currency, expires_on, version";
    private static final String FIND = "SELECT " + COLUMNS + " FROM instruments WHERE user_id = $1 AND symbol = $2";
    private static final String ALL =
            "SELECT " + COLUMNS + " FROM instruments WHERE user_id = $1 ORDER BY symbol LIMIT " + MOST;
    private static final String STATE = """
            INSERT INTO instruments AS said (user_id, symbol, asset_class, multiplier, tick_size, currency, expires_on)
            SELECT $1, $2, $3, $4, $5, $6, $7
            WHERE ($8::bigint IS NULL OR EXISTS (SELECT 1 FROM instruments WHERE user_id = $1 AND symbol = $2))
              AND (EXISTS (SELECT 1 FROM instruments WHERE user_id = $1 AND symbol = $2)
                OR (SELECT count(*) FROM instruments WHERE user_id = $1) < %d)
            ON CONFLICT (user_id, symbol) DO UPDATE SET asset_class = excluded.asset_class,
                multiplier = excluded.multiplier, tick_size = excluded.tick_size, currency = excluded.currency,
                expires_on = excluded.expires_on, version = said.version + 1
            WHERE $8::bigint IS NULL OR said.version = $8
            RETURNING\s""".formatted(MOST) + COLUMNS;
    private static final String FORGET = "DELETE FROM instruments WHERE user_id = $1";

    private final Pool pool;

    public PgInstruments(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<Optional<Stated>> find(UUID userId, String symbol) {
        return pool.preparedQuery(FIND).execute(Tuple.of(userId, symbol)).map(PgInstruments::first);
    }

    @Override
    public Future<Stated> state(UUID userId, KnownInstrument said, Optional<Long> version) {
        return pool.preparedQuery(STATE)
                .execute(Tuple.of(userId, said.symbol(), said.assetClass().name())
                        .addValue(said.multiplier())
                        .addValue(said.tickSize())
                        .addString(said.currency())
                        .addValue(said.expiry())
                        .addValue(version.orElse(null)))
                .map(rows -> first(rows).orElseThrow(() -> refusal(version)));
    }

    @Override
    public Future<KnownInstruments> of(UUID userId) {
        return pool.preparedQuery(ALL).execute(Tuple.of(userId)).map(rows -> {
            Map<String, KnownInstrument> said = new HashMap<>();
            rows.forEach(row -> said.put(row.getString("symbol"), stated(row).instrument()));
            return (symbol, assetClass) -> find(said, symbol, assetClass);
        });
    }

    /** Removes all that a user who is gone said, in the caller's transaction. */
    public static Future<Void> deleteAllOf(SqlConnection transaction, UUID userId) {
        return transaction.preparedQuery(FORGET).execute(Tuple.of(userId)).mapEmpty();
    }

    private static Optional<KnownInstrument> find(
            Map<String, KnownInstrument> said, String symbol, AssetClass assetClass) {
        var exactly = Optional.ofNullable(said.get(symbol)).filter(each -> each.assetClass() == assetClass);
        return exactly.isPresent() || assetClass != AssetClass.FUTURE
                ? exactly
                : FuturesContracts.root(symbol).map(said::get).filter(each -> each.assetClass() == AssetClass.FUTURE);
    }

    private static Fault refusal(Optional<Long> version) {
        return version.isPresent()
                ? Fault.of(Fault.Kind.PRECONDITION_FAILED, "the instrument has changed since it was read")
                : Fault.conflict("a user can describe at most " + MOST + " instruments");
    }

    private static Optional<Stated> first(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(stated(rows.iterator().next()));
    }

    private static Stated stated(Row row) {
        return new Stated(
                new KnownInstrument(
                        row.getString("symbol"),
                        AssetClass.valueOf(row.getString("asset_class")),
                        row.getBigDecimal("multiplier"),
                        row.getBigDecimal("tick_size"),
                        row.getString("currency"),
                        row.getLocalDate("expires_on")),
                row.getLong("version"));
    }
}
