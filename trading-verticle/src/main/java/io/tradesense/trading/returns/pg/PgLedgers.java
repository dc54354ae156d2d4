package io.tradesense.trading.returns.pg;

import io.tradesense.kit.Fault;
import io.tradesense.trading.accounts.domain.Account;
import io.tradesense.trading.accounts.domain.Accounts;
import io.tradesense.trading.accounts.pg.AccountRows;
import io.tradesense.trading.cash.domain.CashMovement;
import io.tradesense.trading.executions.pg.ExecutionRows;
import io.tradesense.trading.prices.domain.Closes;
import io.tradesense.trading.returns.domain.DayFacts;
import io.tradesense.trading.returns.domain.Ledgers;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Adds up executions and cash movements by day in PostgreSQL; the questions see one state of the database. */
public final class PgLedgers implements Ledgers {
    private static final int MOST = 100_000;
    private static final String ONE_STATE = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";
    private static final String ACCOUNTS = "SELECT " + AccountRows.COLUMNS
            + " FROM accounts WHERE user_id = $1 AND ($2::uuid IS NULL OR id = $2) ORDER BY created_at, id";
    private static final String TRADED = """
            SELECT GREATEST((executed_at AT TIME ZONE 'UTC')::date, $2) AS day, symbol, asset_class, currency, multiplier,
                sum(signed) AS quantity, sum(signed * price * multiplier) AS paid, sum(fees + commission) AS costs,
                (array_agg(price ORDER BY executed_at DESC, id DESC))[1] AS price
            FROM (SELECT *, CASE side WHEN 'BUY' THEN quantity ELSE -quantity END AS signed
                FROM effective_executions WHERE account_id = ANY ($1) AND executed_at < $3) executed
            GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2 LIMIT\s""" + (MOST + 1);
    private static final String BOOKED = """
            SELECT GREATEST((at AT TIME ZONE 'UTC')::date, $2) AS day, currency, type, sum(effect) AS effect
            FROM cash_movements WHERE account_id = ANY ($1) AND at < $3
            GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
            """;

    private final Pool pool;

    public PgLedgers(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<DayFacts> of(UUID userId, Optional<UUID> accountId, Closes.Span span) {
        return pool.withTransaction(transaction -> transaction
                .query(ONE_STATE)
                .execute()
                .compose(set ->
                        rows(transaction, ACCOUNTS, Tuple.of(userId, accountId.orElse(null)), AccountRows::account))
                .compose(accounts -> accounts.isEmpty() && accountId.isPresent()
                        ? Future.failedFuture(Accounts.notFound())
                        : facts(transaction, accounts, span)));
    }

    private static Future<DayFacts> facts(SqlConnection transaction, List<Account> accounts, Closes.Span span) {
        var arguments = Tuple.tuple()
                .addArrayOfUUID(accounts.stream().map(Account::id).toArray(UUID[]::new))
                .addLocalDate(span.from().minusDays(1))
                .addOffsetDateTime(span.to().plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC));
        return rows(transaction, TRADED, arguments, PgLedgers::traded).compose(traded -> {
            if (traded.size() > MOST) {
                return Future.failedFuture(Fault.invalid("query:from", "too much was traded: ask for fewer days"));
            }
            return rows(transaction, BOOKED, arguments, PgLedgers::booked)
                    .map(booked -> new DayFacts(currency(accounts), starting(accounts), traded, booked));
        });
    }

    /** Dollars where there is no account, and so no amount either. */
    private static String currency(List<Account> accounts) {
        return accounts.isEmpty() ? "USD" : accounts.get(0).currency();
    }

    private static Map<String, BigDecimal> starting(List<Account> accounts) {
        Map<String, BigDecimal> starting = new HashMap<>();
        accounts.forEach(account -> starting.merge(account.currency(), account.startingBalance(), BigDecimal::add));
        return starting;
    }

    private static DayFacts.Traded traded(Row row) {
        return new DayFacts.Traded(
                row.getLocalDate("day"),
                ExecutionRows.instrument(row),
                row.getBigDecimal("quantity"),
                row.getBigDecimal("paid"),
                row.getBigDecimal("costs"),
                row.getBigDecimal("price"));
    }

    private static DayFacts.Booked booked(Row row) {
        return new DayFacts.Booked(
                row.getLocalDate("day"),
                row.getString("currency"),
                CashMovement.Type.valueOf(row.getString("type")),
                row.getBigDecimal("effect"));
    }

    private static <T> Future<List<T>> rows(
            SqlConnection transaction, String sql, Tuple arguments, Function<Row, T> mapping) {
        return transaction.preparedQuery(sql).execute(arguments).map(rows -> {
            List<T> list = new ArrayList<>(rows.size());
            rows.forEach(row -> list.add(mapping.apply(row)));
            return list;
        });
    }
}
