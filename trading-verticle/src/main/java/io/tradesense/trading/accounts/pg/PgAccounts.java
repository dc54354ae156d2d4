package io.tradesense.trading.accounts.pg;

import io.tradesense.contracts.AccountChanged;
import io.tradesense.kit.Fault;
import io.tradesense.kit.events.NewEvent;
import io.tradesense.kit.events.Outbox;
import io.tradesense.trading.accounts.domain.Account;
import io.tradesense.trading.accounts.domain.Accounts;
import io.tradesense.trading.plans.domain.Allowance;
import io.tradesense.trading.plans.pg.Counted;
import io.tradesense.trading.roundtrips.pg.TradeViews;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Accounts in the table {@code accounts}; every change tells the others in the same transaction. */
public final class PgAccounts implements Accounts {
    private static final String COLUMNS = AccountRows.COLUMNS;
    private static final String INSERT = "INSERT INTO accounts (" + COLUMNS + ")"
            + " VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8) ON CONFLICT (id) DO NOTHING";
    private static final String FIND = "SELECT " + COLUMNS + " FROM accounts WHERE user_id = $1 AND id = $2";
    private static final String LOCK = FIND + " FOR UPDATE";
    private static final String LIST = "SELECT " + COLUMNS + " FROM accounts WHERE user_id = $1"
            + " AND ($2::timestamptz IS NULL OR (created_at, id) > ($2, $3)) ORDER BY created_at, id LIMIT $4";
    private static final String CHANGE = """
            UPDATE accounts
            SET name = COALESCE($2, name), broker = COALESCE($3, broker),
                starting_balance = COALESCE($4, starting_balance),
                cost_basis_method = COALESCE($5, cost_basis_method), version = version + 1
            WHERE id = $1
            RETURNING\s""" + COLUMNS;
    // Over a trade that is closed every cost basis says the same; only what is still open, and was reduced, can differ.
    private static final String STALE = """
            INSERT INTO stale_series (account_id, symbol, asset_class, currency, multiplier, since)
            SELECT account_id, symbol, asset_class, currency, multiplier, min(opened_at) FROM trades
            WHERE account_id = $1 AND status = 'OPEN' AND exit_price IS NOT NULL
            GROUP BY account_id, symbol, asset_class, currency, multiplier
            ON CONFLICT (account_id, symbol, asset_class, currency, multiplier)
            DO UPDATE SET since = LEAST(stale_series.since, excluded.since), until = 'infinity', too_long = false
            """;
    private static final String DELETE = "DELETE FROM accounts WHERE id = $1";
    private static final String OF_USER = "SELECT " + COLUMNS + " FROM accounts WHERE user_id = $1 FOR UPDATE";
    private static final String FORGET_VIEWS = "DELETE FROM saved_views WHERE user_id = $1";
    private static final String FORGET_KEYS = "DELETE FROM idempotency_keys WHERE user_id = $1";

    private final Pool pool;
    private final Outbox outbox;
    private final TradeViews views;
    private final Allowance allowance;
    private final Runnable committed;

    /** @param committed told after every transaction that wrote an event */
    public PgAccounts(Pool pool, Outbox outbox, TradeViews views, Allowance allowance, Runnable committed) {
        this.pool = pool;
        this.allowance = allowance;
        this.outbox = outbox;
        this.views = views;
        this.committed = committed;
    }

    @Override
    public Future<Account> open(Account account) {
        return pool.withTransaction(transaction -> transaction
                        .preparedQuery(FIND)
                        .execute(Tuple.of(account.userId(), account.id()))
                        .compose(before -> before.size() == 1
                                ? Future.succeededFuture(first(before))
                                : Counted.account(transaction, account.userId(), allowance)
                                        .compose(allowed -> insert(transaction, account))))
                .onSuccess(opened -> committed.run());
    }

    private Future<Account> insert(SqlConnection transaction, Account account) {
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.of(
                        account.id(),
                        account.userId(),
                        account.name(),
                        account.broker(),
                        account.currency(),
                        account.startingBalance(),
                        account.costBasis().name(),
                        account.createdAt().atOffset(ZoneOffset.UTC)))
                .compose(inserted -> inserted.rowCount() == 1
                        ? tell(transaction, account, false).map(account)
                        : one(transaction, FIND, account.userId(), account.id()));
    }

    @Override
    public Future<Account> find(UUID userId, UUID accountId) {
        return pool.preparedQuery(FIND).execute(Tuple.of(userId, accountId)).map(PgAccounts::first);
    }

    @Override
    public Future<Page> list(UUID userId, int limit, Optional<After> after) {
        OffsetDateTime createdAt =
                after.map(last -> OffsetDateTime.parse(last.createdAt())).orElse(null);
        UUID id = after.map(After::id).orElse(null);
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(userId, createdAt, id, limit + 1))
                .map(rows -> page(rows, limit));
    }

    @Override
    public Future<Account> change(UUID userId, UUID accountId, Change change, Optional<Long> version) {
        return pool.withTransaction(transaction -> one(transaction, LOCK, userId, accountId)
                        .compose(account -> requireVersion(account, version))
                        .compose(account -> write(transaction, accountId, change)
                                .compose(changed -> changed.costBasis() == account.costBasis()
                                        ? Future.succeededFuture(changed)
                                        : derive(transaction, accountId).map(changed)))
                        .compose(changed -> tell(transaction, changed, false).map(changed)))
                .onSuccess(changed -> committed.run());
    }

    private static Future<Account> write(SqlConnection transaction, UUID accountId, Change change) {
        var basis = change.costBasis();
        return transaction
                .preparedQuery(CHANGE)
                .execute(Tuple.of(
                        accountId,
                        change.name(),
                        change.broker(),
                        change.startingBalance(),
                        basis == null ? null : basis.name()))
                .map(PgAccounts::first);
    }

    private Future<Void> derive(SqlConnection transaction, UUID accountId) {
        return transaction
                .preparedQuery(STALE)
                .execute(Tuple.of(accountId))
                .compose(marked -> views.catchUp(transaction, accountId));
    }

    @Override
    public Future<Void> delete(UUID userId, UUID accountId, Optional<Long> version) {
        return pool.withTransaction(transaction -> one(transaction, LOCK, userId, accountId)
                        .compose(account -> requireVersion(account, version))
                        .compose(account -> delete(transaction, account)))
                .onSuccess(deleted -> committed.run());
    }

    /** Removes everything of a user who is gone, in the caller's transaction. */
    public Future<Void> deleteAllOf(SqlConnection transaction, UUID userId) {
        return transaction
                .preparedQuery(OF_USER)
                .execute(Tuple.of(userId))
                .compose(rows -> {
                    Future<Void> deleted = Future.succeededFuture();
                    for (Row row : rows) {
                        deleted = deleted.compose(done -> delete(transaction, AccountRows.account(row)));
                    }
                    return deleted;
                })
                .compose(done -> transaction.preparedQuery(FORGET_VIEWS).execute(Tuple.of(userId)))
                .compose(done -> transaction.preparedQuery(FORGET_KEYS).execute(Tuple.of(userId)))
                .mapEmpty();
    }

    private Future<Void> delete(SqlConnection transaction, Account account) {
        return transaction
                .preparedQuery(DELETE)
                .execute(Tuple.of(account.id()))
                .compose(done -> tell(transaction, account, true));
    }

    private Future<Void> tell(SqlConnection transaction, Account account, boolean deleted) {
        var event = new AccountChanged(
                account.id(), account.userId(), account.name(), account.currency(), account.startingBalance(), deleted);
        return outbox.append(
                transaction,
                List.of(new NewEvent(AccountChanged.TYPE, account.id().toString(), event.toJson())));
    }

    private static Future<Account> requireVersion(Account account, Optional<Long> version) {
        return version.isEmpty() || version.get() == account.version()
                ? Future.succeededFuture(account)
                : Future.failedFuture(
                        Fault.of(Fault.Kind.PRECONDITION_FAILED, "the account has changed since it was read"));
    }

    private static Future<Account> one(SqlConnection sql, String query, UUID userId, UUID accountId) {
        return sql.preparedQuery(query).execute(Tuple.of(userId, accountId)).map(PgAccounts::first);
    }

    private static Account first(RowSet<Row> rows) {
        if (rows.size() == 0) {
            throw Accounts.notFound();
        }
        return AccountRows.account(rows.iterator().next());
    }

    private static Page page(RowSet<Row> rows, int limit) {
        List<Account> items = new ArrayList<>();
        rows.forEach(row -> items.add(AccountRows.account(row)));
        if (items.size() <= limit) {
            return new Page(List.copyOf(items), null);
        }
        Account last = items.get(limit - 1);
        return new Page(
                List.copyOf(items.subList(0, limit)), new After(last.createdAt().toString(), last.id()));
    }
}
