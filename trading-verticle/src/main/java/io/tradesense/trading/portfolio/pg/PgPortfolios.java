package io.tradesense.trading.portfolio.pg;

import io.tradesense.trading.accounts.pg.AccountRows;
import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.pg.ExecutionRows;
import io.tradesense.trading.portfolio.domain.Holdings;
import io.tradesense.trading.portfolio.domain.Portfolio;
import io.tradesense.trading.portfolio.domain.Portfolios;
import io.tradesense.trading.prices.domain.Price;
import io.tradesense.trading.roundtrips.domain.Direction;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Holdings, read from the round trips and the cash ledger; its three questions see one state of the database. */
public final class PgPortfolios implements Portfolios {
    private static final String ONE_STATE = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";
    private static final String ACCOUNTS =
            "SELECT " + AccountRows.COLUMNS + " FROM accounts WHERE user_id = $1 ORDER BY created_at, id";
    private static final String PAID_IN_FULL = Arrays.stream(AssetClass.values())
            .filter(AssetClass::paidInFull)
            .map(assetClass -> "'" + assetClass.name() + "'")
            .collect(Collectors.joining(", "));
    private static final String RESULTS = """
            SELECT account_id, currency, COALESCE(t.gross_pnl, 0) AS gross_pnl, COALESCE(t.fees, 0) AS fees,
                COALESCE(t.paid, 0) AS paid, COALESCE(c.external, 0) AS external,
                COALESCE(c.dividends, 0) AS dividends, COALESCE(c.interest, 0) AS interest, COALESCE(c.charged, 0) AS charged
            FROM (SELECT account_id, currency, sum(gross_pnl) AS gross_pnl, sum(fees) AS fees,
                    sum(open_cost) FILTER (WHERE asset_class IN (%s)) AS paid
                FROM trades WHERE user_id = $1 GROUP BY account_id, currency) t
            FULL JOIN (SELECT account_id, currency,
                    sum(effect) FILTER (WHERE type IN ('DEPOSIT', 'WITHDRAWAL')) AS external,
                    sum(effect) FILTER (WHERE type = 'DIVIDEND') AS dividends,
                    sum(effect) FILTER (WHERE type = 'INTEREST') AS interest,
                    sum(effect) FILTER (WHERE type = 'FEE') AS charged
                FROM cash_movements WHERE user_id = $1 GROUP BY account_id, currency) c USING (account_id, currency)
            ORDER BY account_id, currency
            """.formatted(PAID_IN_FULL);
    private static final String POSITIONS = """
            SELECT t.id, t.account_id, t.symbol, t.asset_class, t.currency, t.multiplier, t.side, t.open_quantity,
                t.open_cost, last.price, last.executed_at
            FROM trades t
            CROSS JOIN LATERAL (
                SELECT CASE WHEN split_new = split_old THEN price ELSE price * split_old / split_new END AS price,
                    executed_at FROM trade_legs WHERE trade_id = t.id ORDER BY ordinal DESC LIMIT 1) last
            WHERE t.user_id = $1 AND t.status = 'OPEN'
            ORDER BY t.symbol, t.id LIMIT 5000
            """;

    private final Pool pool;

    public PgPortfolios(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<Holdings> of(UUID userId) {
        return pool.withTransaction(transaction -> transaction
                .query(ONE_STATE)
                .execute()
                .compose(set -> rows(transaction, ACCOUNTS, userId, AccountRows::account))
                .compose(accounts -> rows(transaction, RESULTS, userId, PgPortfolios::result)
                        .compose(results -> rows(transaction, POSITIONS, userId, PgPortfolios::position)
                                .map(positions -> new Holdings(accounts, results, positions)))));
    }

    private static <T> Future<List<T>> rows(
            SqlConnection transaction, String sql, UUID userId, Function<Row, T> mapping) {
        return transaction.preparedQuery(sql).execute(Tuple.of(userId)).map(rows -> list(rows, mapping));
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> mapping) {
        List<T> list = new ArrayList<>(rows.size());
        rows.forEach(row -> list.add(mapping.apply(row)));
        return list;
    }

    private static Portfolio.Result result(Row row) {
        return new Portfolio.Result(
                row.getUUID("account_id"),
                row.getString("currency"),
                row.getBigDecimal("gross_pnl"),
                row.getBigDecimal("fees"),
                row.getBigDecimal("paid"),
                new Portfolio.Booked(
                        row.getBigDecimal("external"),
                        row.getBigDecimal("dividends"),
                        row.getBigDecimal("interest"),
                        row.getBigDecimal("charged")));
    }

    private static Portfolio.Position position(Row row) {
        return new Portfolio.Position(
                row.getUUID("account_id"),
                row.getUUID("id"),
                ExecutionRows.instrument(row),
                Direction.valueOf(row.getString("side")),
                row.getBigDecimal("open_quantity"),
                row.getBigDecimal("open_cost"),
                Price.ofFill(
                        row.getBigDecimal("price"),
                        row.getOffsetDateTime("executed_at").toInstant()));
    }
}
