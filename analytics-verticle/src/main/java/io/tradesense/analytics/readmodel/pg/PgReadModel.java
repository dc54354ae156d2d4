package io.tradesense.analytics.readmodel.pg;

import io.tradesense.analytics.readmodel.domain.Account;
import io.tradesense.analytics.readmodel.domain.ClosedTrade;
import io.tradesense.analytics.readmodel.domain.DataVersion;
import io.tradesense.analytics.readmodel.domain.ReadModel;
import io.tradesense.analytics.readmodel.domain.UserTrades;
import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads the read model. */
public final class PgReadModel implements ReadModel {
    private static final int BATCH = 2_000;
    private static final String VERSION = """
            SELECT data_version, as_of FROM user_versions WHERE user_id = $1 AND NOT deleted
            """;
    private static final String ONE_MOMENT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";
    // Before the first look, which is when the moment is taken: TRUNCATE would empty the tables for that moment too.
    private static final String HOLD = "LOCK TABLE closed_trades, accounts, rule_verdicts IN ACCESS SHARE MODE";
    private static final String ACCOUNTS = """
            SELECT account_id, currency, starting_balance FROM accounts WHERE user_id = $1
            """;
    private static final String TRADES = "SELECT " + ClosedTradeRows.COLUMNS
            + " FROM closed_trades t LEFT JOIN rule_verdicts v USING (trade_id) WHERE t.user_id = $1";
    private static final String SIZE = """
            SELECT count(*) AS trades FROM (SELECT 1 FROM closed_trades WHERE user_id = $1 LIMIT $2) counted
            """;
    private final Pool pool;
    private final int mostTrades;

    /** @param mostTrades of one user */
    public PgReadModel(Pool pool, int mostTrades) {
        this.pool = pool;
        this.mostTrades = mostTrades;
    }

    @Override
    public Future<DataVersion> version(UUID userId) {
        return version(pool, userId);
    }

    @Override
    public Future<Integer> size(UUID userId) {
        return pool.preparedQuery(SIZE)
                .execute(Tuple.of(userId, mostTrades + 1L))
                .compose(rows -> {
                    int trades = rows.iterator().next().getInteger("trades");
                    return trades > mostTrades ? Future.failedFuture(tooMany()) : Future.succeededFuture(trades);
                });
    }

    private Fault tooMany() {
        return Fault.of(Fault.Kind.INVALID, "more than " + mostTrades + " closed trades are not analysed here")
                .typed("too-many-trades");
    }

    @Override
    public Future<UserTrades> trades(UUID userId) {
        return pool.withTransaction(transaction -> transaction
                .query(ONE_MOMENT)
                .execute()
                .compose(set -> transaction.query(HOLD).execute())
                .compose(held -> version(transaction, userId))
                .compose(version -> accounts(transaction, userId)
                        .compose(accounts ->
                                trades(transaction, userId).map(trades -> new UserTrades(version, accounts, trades)))));
    }

    private static Future<DataVersion> version(SqlClient sql, UUID userId) {
        return sql.preparedQuery(VERSION).execute(Tuple.of(userId)).map(rows -> {
            for (Row row : rows) {
                OffsetDateTime asOf = row.getOffsetDateTime("as_of");
                return new DataVersion(row.getLong("data_version"), asOf == null ? null : asOf.toInstant());
            }
            return DataVersion.NONE;
        });
    }

    private static Future<List<Account>> accounts(SqlConnection transaction, UUID userId) {
        return transaction.preparedQuery(ACCOUNTS).execute(Tuple.of(userId)).map(rows -> {
            List<Account> accounts = new ArrayList<>(rows.size());
            rows.forEach(row -> accounts.add(new Account(
                    row.getUUID("account_id"), row.getString("currency"), row.getBigDecimal("starting_balance"))));
            return accounts;
        });
    }

    private Future<List<ClosedTrade>> trades(SqlConnection transaction, UUID userId) {
        return transaction.prepare(TRADES).compose(statement -> {
            Cursor cursor = statement.cursor(Tuple.of(userId));
            return readOn(cursor, new ClosedTradeRows(), new ArrayList<>()).eventually(cursor::close);
        });
    }

    private Future<List<ClosedTrade>> readOn(Cursor cursor, ClosedTradeRows reader, List<ClosedTrade> trades) {
        return cursor.read(BATCH).compose(rows -> {
            rows.forEach(row -> trades.add(reader.read(row)));
            if (trades.size() > mostTrades) {
                return Future.failedFuture(tooMany());
            }
            return cursor.hasMore() ? readOn(cursor, reader, trades) : Future.succeededFuture(trades);
        });
    }
}
