package io.tradesense.trading.corporateactions.pg;

import io.tradesense.trading.corporateactions.domain.ActionHistory;
import io.tradesense.trading.corporateactions.domain.CorporateAction;
import io.tradesense.trading.executions.domain.Split;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What executions mean after the corporate actions that came later: a view of the facts that is kept in the table
 * {@code adjusted_executions}, for the log is read by series.
 */
public final class Meanings {
    static final String COLUMNS =
            "id, user_id, number, type, symbol, ratio_new, ratio_old, new_symbol, amount," + " effective_on, zone";
    private static final String ACTIONS = "SELECT " + COLUMNS + " FROM corporate_actions WHERE user_id = $1";
    private static final String STATED = """
            SELECT id, account_id, symbol, executed_at FROM stated_executions
            WHERE id = ANY ($1) AND asset_class IN ('STOCK', 'CRYPTO')
            """;
    private static final String FORGET = "DELETE FROM adjusted_executions WHERE id = ANY ($1)";
    private static final String KEEP = """
            INSERT INTO adjusted_executions (id, account_id, symbol, split_new, split_old)
            SELECT * FROM UNNEST($1::uuid[], $2::uuid[], $3::text[], $4::numeric[], $5::numeric[])
            """;

    private Meanings() {}

    /** An execution that means something else than it says. */
    private record Adjusted(UUID id, UUID accountId, ActionHistory.Meaning meaning) {}

    /** Of executions that were added or amended. Costs one query where the user has stated no action. */
    public static Future<Void> keep(SqlConnection transaction, UUID userId, Collection<UUID> executions) {
        return executions.isEmpty()
                ? Future.succeededFuture()
                : history(transaction, userId)
                        .compose(actions -> actions.isEmpty()
                                ? Future.succeededFuture()
                                : keep(transaction, new ActionHistory(actions), executions));
    }

    static Future<Void> keep(SqlConnection transaction, ActionHistory history, Collection<UUID> executions) {
        var ids = Tuple.tuple().addArrayOfUUID(executions.toArray(UUID[]::new));
        return transaction
                .preparedQuery(FORGET)
                .execute(ids)
                .compose(forgotten -> transaction.preparedQuery(STATED).execute(ids))
                .map(rows -> adjusted(rows, history))
                .compose(adjusted -> write(transaction, adjusted));
    }

    static Future<List<CorporateAction>> history(SqlClient sql, UUID userId) {
        return sql.preparedQuery(ACTIONS).execute(Tuple.of(userId)).map(rows -> {
            List<CorporateAction> actions = new ArrayList<>(rows.size());
            rows.forEach(row -> actions.add(action(row)));
            return actions;
        });
    }

    static CorporateAction action(Row row) {
        return new CorporateAction(
                row.getUUID("id"),
                row.getUUID("user_id"),
                row.getLong("number"),
                CorporateAction.Type.valueOf(row.getString("type")),
                row.getString("symbol"),
                ratio(row.getLong("ratio_new"), row.getLong("ratio_old")),
                row.getString("new_symbol"),
                row.getBigDecimal("amount"),
                row.getLocalDate("effective_on"),
                ZoneId.of(row.getString("zone")));
    }

    private static @Nullable Split ratio(@Nullable Long shares, @Nullable Long forShares) {
        return shares == null || forShares == null ? null : Split.of(shares, forShares);
    }

    private static List<Adjusted> adjusted(RowSet<Row> rows, ActionHistory history) {
        List<Adjusted> adjusted = new ArrayList<>();
        for (Row row : rows) {
            String symbol = row.getString("symbol");
            var meaning =
                    history.of(symbol, row.getOffsetDateTime("executed_at").toInstant());
            if (!meaning.split().isNone() || !meaning.symbol().equals(symbol)) {
                adjusted.add(new Adjusted(row.getUUID("id"), row.getUUID("account_id"), meaning));
            }
        }
        return adjusted;
    }

    private static Future<Void> write(SqlConnection transaction, List<Adjusted> adjusted) {
        if (adjusted.isEmpty()) return Future.succeededFuture();
        var arguments = Tuple.tuple()
                .addArrayOfUUID(adjusted.stream().map(Adjusted::id).toArray(UUID[]::new))
                .addArrayOfUUID(adjusted.stream().map(Adjusted::accountId).toArray(UUID[]::new))
                .addArrayOfString(
                        adjusted.stream().map(each -> each.meaning().symbol()).toArray(String[]::new))
                .addValue(adjusted.stream()
                        .map(each -> decimal(each.meaning().split().shares()))
                        .toArray(BigDecimal[]::new))
                .addValue(adjusted.stream()
                        .map(each -> decimal(each.meaning().split().forShares()))
                        .toArray(BigDecimal[]::new));
        return transaction.preparedQuery(KEEP).execute(arguments).mapEmpty();
    }

    private static BigDecimal decimal(BigInteger whole) {
        return new BigDecimal(whole);
    }
}
