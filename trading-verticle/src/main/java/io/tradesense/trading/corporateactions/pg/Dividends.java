package io.tradesense.trading.corporateactions.pg;

import io.tradesense.trading.cash.domain.CashMovement;
import io.tradesense.trading.cash.pg.MovementRows;
import io.tradesense.trading.corporateactions.domain.ActionHistory;
import io.tradesense.trading.corporateactions.domain.CorporateAction;
import io.tradesense.trading.corporateactions.domain.Payout;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps what stated dividends paid in the cash ledger: a view of the dividends and of the executions, made again whenever
 * one of either changes. Where the broker's file or the trader booked the dividend itself, that counts and nothing is
 * derived beside it.
 */
public final class Dividends {
    private static final String ARE_STATED =
            "SELECT 1 FROM corporate_actions WHERE user_id = $1 AND amount IS NOT NULL LIMIT 1";

    /**
     * Only trades that were open when the dividend was paid are read, and of those what they held then. What a share was
     * called is the execution's own word: the trade goes by today's.
     */
    private static final String MOVED = """
            SELECT s.symbol, s.currency, l.executed_at,
                sum(CASE WHEN (l.role = 'ENTRY') = (t.side = 'LONG') THEN l.quantity ELSE -l.quantity END) AS quantity
            FROM trades t JOIN trade_legs l ON l.trade_id = t.id JOIN stated_executions s ON s.id = l.execution_id
            WHERE t.account_id = $1 AND t.symbol = $2 AND t.asset_class IN ('STOCK', 'CRYPTO') AND t.opened_at < $3
              AND (t.closed_at IS NULL OR t.closed_at >= $3) AND l.executed_at < $3
            GROUP BY s.symbol, s.currency, l.executed_at
            """;

    private static final String FORGET =
            "DELETE FROM cash_movements WHERE account_id = $1 AND action_id = $2 AND NOT id = ANY ($3)";

    /** A broker books a dividend some weeks after the first day without it, and a little earlier where days differ. */
    private static final String KEEP = """
            INSERT INTO cash_movements AS kept (id, user_id, account_id, type, amount, currency, symbol, at, note, action_id)
            SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10
            WHERE NOT EXISTS (SELECT 1 FROM cash_movements b
                WHERE b.account_id = $3 AND b.action_id IS NULL AND b.type = 'DIVIDEND' AND b.symbol = $7
                  AND b.currency = $6 AND b.at BETWEEN $8::timestamptz - interval '7 days' AND $8::timestamptz + interval '60 days')
            ON CONFLICT (id) DO UPDATE SET amount = excluded.amount, at = excluded.at, note = excluded.note
            RETURNING kept.id
            """;

    private Dividends() {}

    /** In the account, of shares that go by these symbols today. Costs one query where the user has stated no dividend. */
    public static Future<Void> keep(
            SqlConnection transaction, UUID userId, UUID accountId, Collection<String> symbols) {
        return symbols.isEmpty()
                ? Future.succeededFuture()
                : transaction
                        .preparedQuery(ARE_STATED)
                        .execute(Tuple.of(userId))
                        .compose(stated -> stated.size() == 0
                                ? Future.succeededFuture()
                                : Meanings.history(transaction, userId)
                                        .compose(actions ->
                                                keep(transaction, accountId, new ActionHistory(actions), symbols)));
    }

    static Future<Void> keep(
            SqlConnection transaction, UUID accountId, ActionHistory history, Collection<String> symbols) {
        Set<CorporateAction> dividends = new LinkedHashSet<>();
        symbols.forEach(symbol -> dividends.addAll(history.dividendsOf(symbol)));
        Future<Void> done = Future.succeededFuture();
        for (var dividend : dividends) {
            done = done.compose(before -> keep(transaction, accountId, history, dividend));
        }
        return done;
    }

    private static Future<Void> keep(
            SqlConnection transaction, UUID accountId, ActionHistory history, CorporateAction dividend) {
        var at = dividend.effectiveAt();
        var today = history.of(dividend.symbol(), at.minusNanos(1_000)).symbol();
        return transaction
                .preparedQuery(MOVED)
                .execute(Tuple.of(accountId, today, at.atOffset(ZoneOffset.UTC)))
                .map(rows -> Payout.of(dividend, history, accountId, moved(rows)))
                .compose(paid -> write(transaction, accountId, dividend, paid));
    }

    private static List<Payout.Moved> moved(RowSet<Row> rows) {
        List<Payout.Moved> moved = new ArrayList<>(rows.size());
        rows.forEach(row -> moved.add(new Payout.Moved(
                row.getString("symbol"),
                row.getString("currency"),
                row.getOffsetDateTime("executed_at").toInstant(),
                row.getBigDecimal("quantity"))));
        return moved;
    }

    private static Future<Void> write(
            SqlConnection transaction, UUID accountId, CorporateAction dividend, List<CashMovement> paid) {
        Future<List<UUID>> kept = Future.succeededFuture(new ArrayList<>());
        for (var movement : paid) {
            kept = kept.compose(ids -> transaction
                    .preparedQuery(KEEP)
                    .execute(MovementRows.tuple(movement).addUUID(dividend.id()))
                    .map(rows -> {
                        rows.forEach(row -> ids.add(row.getUUID("id")));
                        return ids;
                    }));
        }
        return kept.compose(ids -> transaction
                .preparedQuery(FORGET)
                .execute(Tuple.of(accountId, dividend.id()).addArrayOfUUID(ids.toArray(UUID[]::new)))
                .mapEmpty());
    }
}
