package io.tradesense.trading.imports.pg;

import io.tradesense.trading.imports.domain.ImportQueue.Work;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/**
 * Series of which a trade was too long. A file with executions of one is complete only if its trades can be built by now, even
 * if it brings nothing new, or if whoever took it in before found them too long and was killed before it said so.
 */
final class SeriesSetAside {
    private static final String ANY = "SELECT 1 FROM stale_series WHERE account_id = $1 AND too_long LIMIT 1";

    private static final String TRY_AGAIN = """
            UPDATE stale_series s SET too_long = false
            WHERE s.account_id = $1 AND s.too_long
              AND (s.symbol, s.asset_class, s.currency, s.multiplier) IN (
                SELECT e.symbol, e.asset_class, e.currency, e.multiplier FROM (
                    SELECT execution_id FROM import_rows WHERE import_id = $2 AND execution_id IS NOT NULL
                    UNION ALL
                    SELECT unnest(executions) FROM import_added_rows WHERE import_id = $2) r
                JOIN effective_executions e ON e.id = r.execution_id)
            """;

    private SeriesSetAside() {}

    /** In the caller's transaction, which holds the account. */
    static Future<Void> tryAgain(SqlConnection transaction, Work work) {
        if (work.dryRun()) {
            return Future.succeededFuture();
        }
        return transaction
                .preparedQuery(ANY)
                .execute(Tuple.of(work.accountId()))
                .compose(any -> any.size() == 0
                        ? Future.succeededFuture()
                        : transaction
                                .preparedQuery(TRY_AGAIN)
                                .execute(Tuple.of(work.accountId(), work.id()))
                                .mapEmpty());
    }
}
