package io.tradesense.trading.executions.pg;

import io.tradesense.trading.corporateactions.pg.Meanings;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.UUID;

/** Keeps what amended executions say now in the table {@code amended_executions}. */
public final class AmendedExecutions {

    /** From the facts: the last correction, or what was recorded, less all that was voided and not restored. */
    private static final String KEEP = """
            INSERT INTO amended_executions (id, user_id, account_id, symbol, asset_class, currency, multiplier, side,
                quantity, price, fees, commission, executed_at, external_id, fingerprint)
            SELECT e.id, e.user_id, e.account_id, COALESCE(c.symbol, e.symbol), COALESCE(c.asset_class, e.asset_class),
                COALESCE(c.currency, e.currency), COALESCE(c.multiplier, e.multiplier), COALESCE(c.side, e.side),
                COALESCE(c.quantity, e.quantity) - COALESCE(v.quantity, 0), COALESCE(c.price, e.price),
                COALESCE(c.fees, e.fees) - COALESCE(v.fees, 0),
                COALESCE(c.commission, e.commission) - COALESCE(v.commission, 0),
                COALESCE(c.executed_at, e.executed_at), e.external_id, e.fingerprint
            FROM executions e
            LEFT JOIN LATERAL (
                SELECT * FROM execution_amendments WHERE execution_id = e.id AND kind = 'CORRECTED'
                ORDER BY number DESC LIMIT 1) c ON true
            LEFT JOIN LATERAL (
                SELECT sum(quantity) AS quantity, sum(fees) AS fees, sum(commission) AS commission
                FROM execution_amendments v WHERE execution_id = e.id AND kind = 'VOIDED'
                  AND NOT EXISTS (SELECT 1 FROM execution_amendments r WHERE r.restores = v.number)) v ON true
            WHERE e.id = ANY ($1)
            ON CONFLICT (id) DO UPDATE SET symbol = excluded.symbol, asset_class = excluded.asset_class,
                currency = excluded.currency, multiplier = excluded.multiplier, side = excluded.side,
                quantity = excluded.quantity, price = excluded.price, fees = excluded.fees,
                commission = excluded.commission, executed_at = excluded.executed_at
            """;

    private static final String OWNER = "SELECT user_id FROM executions WHERE id = ANY ($1) LIMIT 1";

    private AmendedExecutions() {}

    /** Brings what these executions, all of one user, say and mean now up to the facts. */
    public static Future<Void> keep(SqlConnection transaction, Collection<UUID> executions) {
        var ids = Tuple.tuple().addArrayOfUUID(executions.toArray(UUID[]::new));
        return transaction
                .preparedQuery(KEEP)
                .execute(ids)
                .compose(kept -> transaction.preparedQuery(OWNER).execute(ids))
                .compose(owners -> owners.size() == 0
                        ? Future.succeededFuture()
                        : Meanings.keep(transaction, owners.iterator().next().getUUID("user_id"), executions));
    }
}
