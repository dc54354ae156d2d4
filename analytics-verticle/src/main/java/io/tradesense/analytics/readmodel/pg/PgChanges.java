package io.tradesense.analytics.readmodel.pg;

import io.tradesense.analytics.readmodel.domain.Account;
import io.tradesense.analytics.readmodel.domain.Changes;
import io.tradesense.analytics.readmodel.domain.ClosedTrade;
import io.tradesense.analytics.readmodel.domain.DataVersion;
import io.tradesense.analytics.readmodel.domain.Owned;
import io.tradesense.contracts.PerformanceUpdated;
import io.tradesense.kit.events.NewEvent;
import io.tradesense.kit.events.Outbox;
import io.tradesense.kit.events.ParkedEvents;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Writes pages of changes: the same few statements however many events a page has. The row of a user's version is locked
 * first and decides, so a page about somebody whom another transaction is just removing waits and then finds them gone.
 */
public final class PgChanges {
    // Ordered, so that two transactions never wait for each other.
    private static final String TOUCH = """
            INSERT INTO user_versions (user_id, as_of)
            SELECT user_id, as_of FROM UNNEST($1::uuid[], $2::timestamptz[]) AS touched (user_id, as_of) ORDER BY user_id
            ON CONFLICT (user_id) DO UPDATE
            SET data_version = nextval('data_versions'), as_of = greatest(user_versions.as_of, excluded.as_of)
            WHERE NOT user_versions.deleted
            RETURNING user_id, data_version, as_of
            """;
    private static final String REMOVE_TRADES = """
            DELETE FROM closed_trades WHERE trade_id = ANY($1::uuid[]) OR account_id = ANY($2::uuid[])
            """;
    private static final String REMOVE_ACCOUNTS = "DELETE FROM accounts WHERE account_id = ANY($1::uuid[])";
    private static final String PUT_ACCOUNTS = """
            INSERT INTO accounts (account_id, user_id, currency, starting_balance)
            SELECT account_id, user_id, currency, starting_balance::numeric
            FROM UNNEST($1::uuid[], $2::uuid[], $3::text[], $4::text[])
                AS put (account_id, user_id, currency, starting_balance)
            ON CONFLICT (account_id) DO UPDATE
            SET user_id = excluded.user_id, currency = excluded.currency, starting_balance = excluded.starting_balance
            """;
    private static final String MARK_DELETED = """
            INSERT INTO user_versions (user_id, deleted)
            SELECT user_id, true FROM UNNEST($1::uuid[]) AS gone (user_id) ORDER BY user_id
            ON CONFLICT (user_id) DO UPDATE
            SET deleted = true, as_of = NULL, data_version = nextval('data_versions')
            """;
    private static final String REMOVE_TRADES_OF = "DELETE FROM closed_trades WHERE user_id = ANY($1::uuid[])";
    private static final String REMOVE_ACCOUNTS_OF = "DELETE FROM accounts WHERE user_id = ANY($1::uuid[])";

    private static final String REMOVE_KEYS_OF = "DELETE FROM idempotency_keys WHERE user_id = ANY($1::uuid[])";
    private final Outbox outbox;

    /** @param outbox is told of each user whose figures may have changed */
    public PgChanges(Outbox outbox) {
        this.outbox = outbox;
    }

    public Future<Void> apply(SqlConnection transaction, Changes changes) {
        if (changes.users().isEmpty()) {
            return Future.succeededFuture();
        }
        return touch(transaction, changes.users())
                .compose(present -> remove(transaction, changes)
                        .compose(done -> putAccounts(transaction, of(present.keySet(), changes.accounts())))
                        .compose(done -> putTrades(transaction, of(present.keySet(), changes.closedTrades())))
                        .compose(done -> RuleVerdicts.apply(transaction, present.keySet(), changes))
                        .compose(done -> outbox.append(transaction, updated(present))));
    }

    /** Removes all there is of some users, and keeps a note of their ids: events about them may still be on their way. */
    public static Future<Void> forget(SqlConnection transaction, Set<UUID> users) {
        if (users.isEmpty()) {
            return Future.succeededFuture();
        }
        Tuple gone = Tuple.tuple().addArrayOfUUID(ids(users));
        return transaction
                .preparedQuery(MARK_DELETED)
                .execute(gone)
                .compose(done -> transaction.preparedQuery(REMOVE_TRADES_OF).execute(gone))
                .compose(done -> transaction.preparedQuery(REMOVE_ACCOUNTS_OF).execute(gone))
                .compose(done ->
                        transaction.preparedQuery(RuleVerdicts.REMOVE_OF).execute(gone))
                .compose(done -> transaction.preparedQuery(REMOVE_KEYS_OF).execute(gone))
                .compose(done -> ParkedEvents.forget(transaction, users))
                .mapEmpty();
    }

    private static List<NewEvent> updated(Map<UUID, DataVersion> present) {
        return present.entrySet().stream()
                .map(user -> new PerformanceUpdated(
                        user.getKey(), user.getValue().number(), user.getValue().asOf()))
                .map(event ->
                        new NewEvent(PerformanceUpdated.TYPE, event.userId().toString(), event.toJson()))
                .toList();
    }

    /** The new versions of the users among these who were not removed. */
    private static Future<Map<UUID, DataVersion>> touch(SqlConnection transaction, Map<UUID, Instant> users) {
        List<UUID> ids = new ArrayList<>(users.keySet());
        OffsetDateTime[] times = ids.stream()
                .map(id -> OffsetDateTime.ofInstant(users.getOrDefault(id, Instant.EPOCH), ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
        return transaction
                .preparedQuery(TOUCH)
                .execute(Tuple.tuple().addArrayOfUUID(ids(ids)).addArrayOfOffsetDateTime(times))
                .map(rows -> {
                    Map<UUID, DataVersion> present = new HashMap<>();
                    for (Row row : rows) {
                        var version = new DataVersion(
                                row.getLong("data_version"),
                                row.getOffsetDateTime("as_of").toInstant());
                        present.put(row.getUUID("user_id"), version);
                    }
                    return present;
                });
    }

    private static Future<Void> remove(SqlConnection transaction, Changes changes) {
        UUID[] accounts = ids(changes.goneAccounts());
        UUID[] trades = ids(changes.goneTrades());
        Future<?> tradesGone = trades.length + accounts.length == 0
                ? Future.succeededFuture()
                : transaction
                        .preparedQuery(REMOVE_TRADES)
                        .execute(Tuple.tuple().addArrayOfUUID(trades).addArrayOfUUID(accounts));
        return tradesGone
                .compose(done -> accounts.length == 0
                        ? Future.succeededFuture()
                        : transaction
                                .preparedQuery(REMOVE_ACCOUNTS)
                                .execute(Tuple.tuple().addArrayOfUUID(accounts)))
                .mapEmpty();
    }

    private static Future<Void> putAccounts(SqlConnection transaction, List<Owned<Account>> accounts) {
        if (accounts.isEmpty()) {
            return Future.succeededFuture();
        }
        return transaction
                .preparedQuery(PUT_ACCOUNTS)
                .execute(Tuple.tuple()
                        .addArrayOfUUID(accounts.stream()
                                .map(each -> each.item().accountId())
                                .toArray(UUID[]::new))
                        .addArrayOfUUID(accounts.stream().map(Owned::userId).toArray(UUID[]::new))
                        .addArrayOfString(accounts.stream()
                                .map(each -> each.item().currency())
                                .toArray(String[]::new))
                        .addArrayOfString(accounts.stream()
                                .map(each -> each.item().startingBalance().toPlainString())
                                .toArray(String[]::new)))
                .mapEmpty();
    }

    private static Future<Void> putTrades(SqlConnection transaction, List<Owned<ClosedTrade>> trades) {
        return trades.isEmpty()
                ? Future.succeededFuture()
                : transaction
                        .preparedQuery(TradeRows.PUT)
                        .execute(TradeRows.of(trades))
                        .mapEmpty();
    }

    private static <T> List<Owned<T>> of(Set<UUID> present, Collection<Owned<T>> all) {
        return all.stream().filter(each -> present.contains(each.userId())).toList();
    }

    private static UUID[] ids(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}
