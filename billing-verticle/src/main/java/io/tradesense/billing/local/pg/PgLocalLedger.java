package io.tradesense.billing.local.pg;

import io.tradesense.billing.local.domain.LocalBooks;
import io.tradesense.billing.local.domain.LocalLedger;
import io.tradesense.billing.local.json.BooksJson;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Books in the table {@code local_accounts}, a row a customer, which is locked while a step is taken. */
public final class PgLocalLedger implements LocalLedger {
    private static final String OPEN = """
            INSERT INTO local_accounts (customer_id, user_id, account) VALUES ($1, $2, $3::text::json) ON CONFLICT DO NOTHING
            """;
    private static final String CUSTOMER_OF = "SELECT customer_id FROM local_accounts WHERE user_id = $1";
    private static final String USER_OF = "SELECT user_id FROM local_accounts WHERE customer_id = $1";
    private static final String LOCK =
            "SELECT account::text AS account FROM local_accounts WHERE customer_id = $1 FOR UPDATE";
    private static final String KEEP = """
            UPDATE local_accounts SET account = $2::text::json, due_at = now() + $3 * interval '1 millisecond'
            WHERE customer_id = $1
            """;
    private static final String TELL = """
            INSERT INTO webhook_events (id, type, customer_id, created_at, payload, state)
            VALUES ($1, 'local.customer.changed', $2, now(), '{}', 'waiting')
            """;
    private static final String CLOSE = "DELETE FROM local_accounts WHERE customer_id = $1";
    private static final String DUE =
            "SELECT customer_id FROM local_accounts WHERE due_at <= now() ORDER BY due_at LIMIT 100";
    private static final String ALL =
            "SELECT customer_id FROM local_accounts WHERE customer_id > $1 ORDER BY customer_id LIMIT $2";
    private final Pool pool;
    private final Runnable told;

    /** @param told after an event was left for the inbox */
    public PgLocalLedger(Pool pool, Runnable told) {
        this.pool = pool;
        this.told = told;
    }

    @Override
    public Future<Void> open(LocalBooks books) {
        return pool.preparedQuery(OPEN)
                .execute(Tuple.of(
                        books.customerId(),
                        books.userId(),
                        BooksJson.write(books).encode()))
                .mapEmpty();
    }

    @Override
    public Future<Optional<String>> customerOf(UUID userId) {
        return pool.preparedQuery(CUSTOMER_OF)
                .execute(Tuple.of(userId))
                .map(rows -> first(rows).map(row -> row.getString("customer_id")));
    }

    @Override
    public Future<Optional<UUID>> userOf(String customerId) {
        return pool.preparedQuery(USER_OF)
                .execute(Tuple.of(customerId))
                .map(rows -> first(rows).map(row -> row.getUUID("user_id")));
    }

    @Override
    public <T> Future<Optional<T>> step(String customerId, Function<LocalBooks, Step<T>> step) {
        return pool.withTransaction(transaction -> transaction
                        .preparedQuery(LOCK)
                        .execute(Tuple.of(customerId))
                        .compose(rows -> {
                            Optional<Row> row = first(rows);
                            return row.isEmpty()
                                    ? Future.succeededFuture(Optional.<Taken<T>>empty())
                                    : step(transaction, customerId, row.get().getString("account"), step)
                                            .map(Optional::of);
                        }))
                .map(taken -> {
                    if (taken.map(Taken::changed).orElse(false)) {
                        told.run();
                    }
                    return taken.map(Taken::answer);
                });
    }

    private record Taken<T>(boolean changed, T answer) {}

    private static <T> Future<Taken<T>> step(
            SqlConnection transaction, String customerId, String before, Function<LocalBooks, Step<T>> step) {
        Step<T> taken = step.apply(BooksJson.read(new JsonObject(before)));
        String after = BooksJson.write(taken.books()).encode();
        if (after.equals(before)) {
            return Future.succeededFuture(new Taken<>(false, taken.answer()));
        }
        Long dueIn = taken.dueInMillis();
        return transaction
                .preparedQuery(KEEP)
                .execute(Tuple.of(customerId, after, dueIn == null ? null : dueIn.doubleValue()))
                .compose(kept ->
                        transaction.preparedQuery(TELL).execute(Tuple.of("local_" + UUID.randomUUID(), customerId)))
                .map(kept -> new Taken<>(true, taken.answer()));
    }

    @Override
    public Future<Void> close(String customerId) {
        return pool.preparedQuery(CLOSE).execute(Tuple.of(customerId)).mapEmpty();
    }

    @Override
    public Future<List<String>> due() {
        return pool.query(DUE).execute().map(PgLocalLedger::names);
    }

    @Override
    public Future<List<String>> all(String after, int most) {
        return pool.preparedQuery(ALL).execute(Tuple.of(after, most)).map(PgLocalLedger::names);
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }

    private static List<String> names(RowSet<Row> rows) {
        List<String> names = new ArrayList<>(rows.size());
        rows.forEach(row -> names.add(row.getString("customer_id")));
        return names;
    }
}
