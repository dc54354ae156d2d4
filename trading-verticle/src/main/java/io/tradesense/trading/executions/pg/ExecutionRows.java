package io.tradesense.trading.executions.pg;

import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.domain.Instrument;
import io.tradesense.trading.executions.domain.Side;
import io.tradesense.trading.executions.domain.Split;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Executions as rows of the table {@code executions}, many at a time: a block is one statement of arrays. */
public final class ExecutionRows {

    private static final String FACTS = "id, account_id, symbol, asset_class, currency, multiplier, side, quantity,"
            + " price, fees, commission, executed_at, external_id, fingerprint";
    /** The columns {@link #execution} reads. */
    public static final String COLUMNS = FACTS + ", split_new, split_old";
    /** Of the table {@code executions} itself, as {@code e}: what was recorded, before any corporate action. */
    public static final String RECORDED =
            FACTS.replaceAll("(\\w+)", "e.$1") + ", 1::numeric AS split_new, 1::numeric AS split_old";

    /**
     * Adds the executions that are not there yet and puts their series on the list of what the round trips do not show.
     * Answers the ids of the new ones. Arrays travel as fast as a COPY into a side table, and need none.
     */
    static final String INSERT = """
            WITH added AS (
                INSERT INTO executions (user_id, account_id, import_id, id, symbol, asset_class, currency, multiplier,
                    side, quantity, price, fees, commission, executed_at, external_id, fingerprint)
                SELECT $1, $2, $3, * FROM UNNEST($4::uuid[], $5::text[], $6::text[], $7::text[], $8::numeric[],
                    $9::text[], $10::numeric[], $11::numeric[], $12::numeric[], $13::numeric[], $14::timestamptz[],
                    $15::text[], $16::text[])
                ON CONFLICT (id) DO NOTHING
                RETURNING id, symbol, asset_class, currency, multiplier, executed_at
            ), stale AS (
                INSERT INTO stale_series (account_id, symbol, asset_class, currency, multiplier, since, until)
                SELECT $2, symbol, asset_class, currency, multiplier, min(executed_at), max(executed_at)
                FROM added GROUP BY symbol, asset_class, currency, multiplier
                ON CONFLICT (account_id, symbol, asset_class, currency, multiplier)
                DO UPDATE SET since = LEAST(stale_series.since, excluded.since),
                    until = GREATEST(stale_series.until, excluded.until), too_long = false
            )
            SELECT id FROM added
            """;

    private ExecutionRows() {}

    static Tuple tuple(UUID userId, UUID accountId, @Nullable UUID importId, List<Execution> executions) {
        var arguments = Tuple.tuple().addUUID(userId).addUUID(accountId).addUUID(importId);
        return addFigures(arguments, executions)
                .addArrayOfString(column(executions, Execution::externalId, String[]::new))
                .addArrayOfString(column(executions, Execution::fingerprint, String[]::new));
    }

    /** An array each of their ids, symbols, asset classes and so on to the times. */
    static Tuple figures(List<Execution> executions) {
        return addFigures(Tuple.tuple(), executions);
    }

    private static Tuple addFigures(Tuple arguments, List<Execution> executions) {
        return arguments
                .addArrayOfUUID(column(executions, Execution::id, UUID[]::new))
                .addArrayOfString(column(executions, e -> e.instrument().symbol(), String[]::new))
                .addArrayOfString(
                        column(executions, e -> e.instrument().assetClass().name(), String[]::new))
                .addArrayOfString(column(executions, e -> e.instrument().currency(), String[]::new))
                .addValue(column(executions, e -> e.instrument().multiplier(), BigDecimal[]::new))
                .addArrayOfString(column(executions, e -> e.side().name(), String[]::new))
                .addValue(column(executions, Execution::quantity, BigDecimal[]::new))
                .addValue(column(executions, Execution::price, BigDecimal[]::new))
                .addValue(column(executions, Execution::fees, BigDecimal[]::new))
                .addValue(column(executions, Execution::commission, BigDecimal[]::new))
                .addValue(column(executions, e -> e.executedAt().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new));
    }

    public static Execution execution(Row row) {
        return new Execution(
                row.getUUID("id"),
                row.getUUID("account_id"),
                instrument(row),
                Side.valueOf(row.getString("side")),
                row.getBigDecimal("quantity"),
                row.getBigDecimal("price"),
                row.getBigDecimal("fees"),
                row.getBigDecimal("commission"),
                row.getOffsetDateTime("executed_at").toInstant(),
                row.getString("external_id"),
                row.getString("fingerprint"),
                split(row));
    }

    /** From the columns split_new and split_old, which legs have too. */
    public static Split split(Row row) {
        return split(row.getBigDecimal("split_new"), row.getBigDecimal("split_old"));
    }

    public static Split split(BigDecimal shares, BigDecimal forShares) {
        return new Split(shares.toBigIntegerExact(), forShares.toBigIntegerExact());
    }

    /** From the columns symbol, asset_class, currency and multiplier, which trades have too. */
    public static Instrument instrument(Row row) {
        return new Instrument(
                row.getString("symbol"),
                AssetClass.valueOf(row.getString("asset_class")),
                row.getString("currency"),
                row.getBigDecimal("multiplier"));
    }

    private static <T> T[] column(
            List<Execution> executions, Function<Execution, @Nullable T> part, IntFunction<T[]> array) {
        return executions.stream().map(part).toArray(array);
    }
}
