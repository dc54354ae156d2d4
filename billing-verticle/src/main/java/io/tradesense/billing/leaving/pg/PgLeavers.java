package io.tradesense.billing.leaving.pg;

import io.tradesense.billing.leaving.domain.Leavers;
import io.tradesense.contracts.UserDeleted;
import io.tradesense.kit.events.Event;
import io.tradesense.kit.events.FeedConsumer;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Forgets users who are gone, and remembers until it is done that the provider must forget them too. */
public final class PgLeavers implements Leavers, FeedConsumer.Effect {
    private static final String REMEMBER = """
            INSERT INTO leavers (customer_id) SELECT customer_id FROM customers WHERE user_id = $1 AND customer_id IS NOT NULL
            ON CONFLICT DO NOTHING
            """;
    // Movements stay for the figures, as nobody's.
    private static final List<String> FORGET = List.of(
            "DELETE FROM customers WHERE user_id = $1",
            "DELETE FROM subscriptions WHERE user_id = $1",
            "DELETE FROM invoices WHERE user_id = $1",
            "DELETE FROM entitlements WHERE user_id = $1",
            "DELETE FROM intents WHERE user_id = $1",
            "DELETE FROM checkouts WHERE user_id = $1",
            "DELETE FROM usage_totals WHERE user_id = $1",
            "DELETE FROM usage_reports WHERE user_id = $1",
            "DELETE FROM local_accounts WHERE user_id = $1",
            "UPDATE movements SET user_id = NULL WHERE user_id = $1");
    private static final String NEXT = """
            UPDATE leavers SET tried_at = now()
            WHERE customer_id = (SELECT customer_id FROM leavers
              WHERE done_at IS NULL AND (tried_at IS NULL OR tried_at < now() - $1 * interval '1 millisecond')
              ORDER BY since LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING customer_id
            """;
    private static final String TOLD = "UPDATE leavers SET done_at = now() WHERE customer_id = $1";
    private final Pool pool;
    private final Duration pause;

    /** @param pause after which the provider is told again of one that it did not confirm */
    public PgLeavers(Pool pool, Duration pause) {
        this.pool = pool;
        this.pause = pause;
    }

    @Override
    public Future<Void> apply(SqlConnection transaction, List<Event> events) {
        Future<Void> done = GoneUsers.nobodyCounts(transaction);
        for (Event event : events) {
            if (event.type().equals(UserDeleted.TYPE)) {
                UUID userId = UserDeleted.fromJson(event.data()).userId();
                done = done.compose(before -> forget(transaction, userId));
            }
        }
        return done;
    }

    private static Future<Void> forget(SqlConnection transaction, UUID userId) {
        Future<Void> done = GoneUsers.note(transaction, userId)
                .compose(noted -> transaction.preparedQuery(REMEMBER).execute(Tuple.of(userId)))
                .mapEmpty();
        for (String table : FORGET) {
            done = done.compose(before ->
                    transaction.preparedQuery(table).execute(Tuple.of(userId)).mapEmpty());
        }
        return done;
    }

    @Override
    public Future<Optional<String>> next() {
        return pool.preparedQuery(NEXT)
                .execute(Tuple.of((double) pause.toMillis()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getString("customer_id")));
    }

    @Override
    public Future<Void> told(String customerId) {
        return pool.preparedQuery(TOLD).execute(Tuple.of(customerId)).mapEmpty();
    }
}
