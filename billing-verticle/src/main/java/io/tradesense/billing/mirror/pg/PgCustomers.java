package io.tradesense.billing.mirror.pg;

import io.tradesense.billing.mirror.domain.Customers;
import io.tradesense.billing.mirror.domain.Difference;
import io.tradesense.billing.mirror.domain.Lease;
import io.tradesense.billing.provider.domain.CustomerState;
import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Customers in the table {@code customers}. A lease is a number that grows: whoever holds an older one writes nothing. No
 * transaction stays open while the provider is asked, because readers of the feed would wait for it.
 */
public final class PgCustomers implements Customers {
    private static final int PAGE = 200;
    private static final String OF = "SELECT customer_id FROM customers WHERE user_id = $1";
    private static final String WISH = """
            INSERT INTO customers (user_id)
            SELECT $1::uuid WHERE NOT EXISTS (SELECT FROM gone_users WHERE user_id = $1)
            ON CONFLICT (user_id) DO UPDATE SET user_id = excluded.user_id
            RETURNING customer_id, wished_at < now() - interval '23 hours' AS old
            """;
    // A customer that was made for somebody who went meanwhile is to be forgotten by the provider too.
    private static final String KEEP = """
            WITH gone AS (INSERT INTO leavers (customer_id) SELECT $2::text FROM gone_users WHERE user_id = $1::uuid
              ON CONFLICT DO NOTHING)
            INSERT INTO customers (user_id, customer_id)
            SELECT $1::uuid, $2::text WHERE NOT EXISTS (SELECT FROM leavers WHERE customer_id = $2)
              AND NOT EXISTS (SELECT FROM gone_users WHERE user_id = $1)
            ON CONFLICT (user_id) DO UPDATE SET customer_id = COALESCE(customers.customer_id, excluded.customer_id)
            RETURNING customer_id
            """;
    private static final String CLAIM = """
            UPDATE customers SET generation = generation + 1, leased_until = now() + $2 * interval '1 millisecond'
            WHERE customer_id = $1 AND (leased_until IS NULL OR leased_until < now())
            RETURNING user_id, generation
            """;
    private static final String IS_KNOWN = "SELECT 1 FROM customers WHERE customer_id = $1";
    private static final String RELEASE = """
            UPDATE customers SET leased_until = NULL WHERE user_id = $1 AND customer_id = $2 AND generation = $3
            """;
    private static final String WAITING = "SELECT id FROM webhook_events WHERE customer_id = $1 AND state = 'waiting'";
    private static final String DUE = """
            WITH due AS (SELECT user_id FROM entitlements WHERE changes_at <= now() ORDER BY changes_at LIMIT 100
              FOR UPDATE SKIP LOCKED),
              later AS (UPDATE entitlements SET changes_at = now() + interval '30 seconds' FROM due
                WHERE entitlements.user_id = due.user_id RETURNING entitlements.user_id)
            SELECT customer_id FROM customers JOIN later USING (user_id) WHERE customer_id IS NOT NULL
            """;
    private static final String ALL =
            "SELECT customer_id FROM customers WHERE customer_id > $1 ORDER BY customer_id LIMIT " + PAGE;
    private final Pool pool;
    private final CustomerWriting writing;
    private final Duration lease;

    /** @param lease after which whoever has one counts as dead */
    public PgCustomers(Pool pool, CustomerWriting writing, Duration lease) {
        this.lease = lease;
        this.pool = pool;
        this.writing = writing;
    }

    @Override
    public Future<Optional<String>> of(UUID userId) {
        return pool.preparedQuery(OF).execute(Tuple.of(userId)).map(PgCustomers::name);
    }

    @Override
    public Future<Wish> wish(UUID userId) {
        return pool.preparedQuery(WISH).execute(Tuple.of(userId)).map(rows -> {
            if (rows.size() == 0) {
                throw Fault.of(Fault.Kind.UNAUTHENTICATED, "this account was deleted");
            }
            return new Wish(name(rows), rows.iterator().next().getBoolean("old"));
        });
    }

    @Override
    public Future<Optional<String>> keep(UUID userId, String customerId) {
        return pool.preparedQuery(KEEP).execute(Tuple.of(userId, customerId)).map(PgCustomers::name);
    }

    @Override
    public Future<Claim> claim(String customerId) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(customerId, (double) lease.toMillis()))
                .compose(rows -> {
                    if (rows.size() == 1) {
                        Row row = rows.iterator().next();
                        var lease = new Lease(customerId, row.getUUID("user_id"), row.getLong("generation"));
                        return Future.succeededFuture(new Claim(true, Optional.of(lease)));
                    }
                    return pool.preparedQuery(IS_KNOWN)
                            .execute(Tuple.of(customerId))
                            .map(known -> new Claim(known.size() > 0, Optional.empty()));
                });
    }

    @Override
    public Future<Void> release(Lease lease) {
        return pool.preparedQuery(RELEASE)
                .execute(Tuple.of(lease.userId(), lease.customerId(), lease.generation()))
                .mapEmpty();
    }

    @Override
    public Future<List<String>> waitingEvents(String customerId) {
        return pool.preparedQuery(WAITING).execute(Tuple.of(customerId)).map(rows -> names(rows, "id"));
    }

    @Override
    public Future<List<Difference>> write(
            Lease lease, CustomerState state, List<String> eventIds, String cause, @Nullable UUID intent) {
        return writing.write(lease, state, eventIds, cause, intent);
    }

    @Override
    public Future<List<String>> due() {
        return pool.query(DUE).execute().map(rows -> names(rows, "customer_id"));
    }

    @Override
    public Future<List<String>> all(String after) {
        return pool.preparedQuery(ALL).execute(Tuple.of(after)).map(rows -> names(rows, "customer_id"));
    }

    private static Optional<String> name(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.ofNullable(rows.iterator().next().getString("customer_id"));
    }

    private static List<String> names(RowSet<Row> rows, String column) {
        List<String> names = new ArrayList<>(rows.size());
        rows.forEach(row -> names.add(row.getString(column)));
        return names;
    }
}
