package io.tradesense.trading.plans.pg;

import io.tradesense.trading.plans.domain.Allowance;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;

/** Holds a user to their plan in the transaction that adds what counts: two requests at a time cannot both be the last. */
public final class Counted {
    private static final String ALONE = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";
    private static final String ACCOUNTS = "SELECT count(*) AS number FROM accounts WHERE user_id = $1";
    private static final String IMPORTS = """
            SELECT count(*) AS number FROM imports
            WHERE user_id = $1 AND NOT dry_run AND status NOT IN ('UPLOADING', 'FAILED')
              AND COALESCE(confirmed_at, created_at) >= date_trunc('month', now(), 'UTC')
            """;

    private Counted() {}

    /** Fails as {@link Allowance#require} does where the plan allows no further account. */
    public static Future<Void> account(SqlConnection transaction, UUID userId, Allowance allowance) {
        return require(transaction, userId, ACCOUNTS, Allowance.ACCOUNTS, allowance);
    }

    /** Fails as {@link Allowance#require} does where the plan allows no further import this month. */
    public static Future<Void> newImport(SqlConnection transaction, UUID userId, Allowance allowance) {
        return require(transaction, userId, IMPORTS, Allowance.IMPORTS_PER_MONTH, allowance);
    }

    private static Future<Void> require(
            SqlConnection transaction, UUID userId, String count, String limit, Allowance allowance) {
        return transaction
                .preparedQuery(ALONE)
                .execute(Tuple.of(limit + " of " + userId))
                .compose(alone -> transaction.preparedQuery(count).execute(Tuple.of(userId)))
                .compose(rows ->
                        allowance.require(userId, limit, rows.iterator().next().getLong("number") + 1));
    }
}
