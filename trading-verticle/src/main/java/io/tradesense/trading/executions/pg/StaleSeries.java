package io.tradesense.trading.executions.pg;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.UUID;

/** Puts series on the list of what the round trips do not show. */
public final class StaleSeries {
    /** As the executions count now, or counted last. */
    private static final String MARK = """
            INSERT INTO stale_series (account_id, symbol, asset_class, currency, multiplier, since, until)
            SELECT account_id, symbol, asset_class, currency, multiplier, min(executed_at), max(executed_at)
            FROM effective_executions WHERE id = ANY ($1)
            GROUP BY account_id, symbol, asset_class, currency, multiplier
            ON CONFLICT (account_id, symbol, asset_class, currency, multiplier)
            DO UPDATE SET since = LEAST(stale_series.since, excluded.since),
                until = GREATEST(stale_series.until, excluded.until), too_long = false
            """;

    private static final String ADJUSTED = "SELECT id FROM adjusted_executions WHERE id = ANY ($1)";

    private StaleSeries() {}

    /** Of executions that were added: the series in which those stand that mean something else than they say. */
    static Future<Void> markAdjusted(SqlConnection transaction, Collection<UUID> executions) {
        return transaction
                .preparedQuery(ADJUSTED)
                .execute(Tuple.tuple().addArrayOfUUID(executions.toArray(UUID[]::new)))
                .compose(adjusted -> adjusted.size() == 0 ? Future.succeededFuture() : mark(transaction, executions));
    }

    /** The series of the executions, from the first of them to the last. */
    public static Future<Void> mark(SqlConnection transaction, Collection<UUID> executions) {
        return transaction
                .preparedQuery(MARK)
                .execute(Tuple.tuple().addArrayOfUUID(executions.toArray(UUID[]::new)))
                .mapEmpty();
    }
}
