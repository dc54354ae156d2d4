package io.tradesense.trading.journal.setups.pg;

import io.tradesense.kit.Fault;
import io.tradesense.trading.journal.domain.Page;
import io.tradesense.trading.journal.domain.Place;
import io.tradesense.trading.journal.setups.domain.Adherence;
import io.tradesense.trading.journal.setups.domain.Rule;
import io.tradesense.trading.journal.setups.domain.Setup;
import io.tradesense.trading.journal.setups.domain.Setups;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Setups in the tables {@code journal_setups}, {@code journal_setup_rules} and {@code journal_setup_marks}. */
public final class PgSetups implements Setups {
    private static final String COLUMNS = "id, user_id, name, description, zone, version, created_at";
    private static final String KEEP = "INSERT INTO journal_setups (" + COLUMNS + ") SELECT $1, $2, $3, $4, $5, 1, $6"
            + " WHERE (SELECT count(*) FROM journal_setups WHERE user_id = $2) < " + MOST
            + " ON CONFLICT (id) DO NOTHING";
    private static final String FIND = "SELECT " + COLUMNS + " FROM journal_setups WHERE user_id = $1 AND id = $2";
    private static final String LOCK = FIND + " FOR UPDATE";
    private static final String LIST = "SELECT " + COLUMNS + " FROM journal_setups WHERE user_id = $1"
            + " AND ($2::timestamptz IS NULL OR (created_at, id) > ($2, $3)) ORDER BY created_at, id LIMIT $4";
    private static final String CHANGE = """
            UPDATE journal_setups SET name = COALESCE($2, name), description = COALESCE($3, description),
                zone = COALESCE($4, zone), version = version + 1
            WHERE id = $1
            """;
    private static final String JUDGE_AGAIN = "UPDATE journal_setups SET marked = marked + 1 WHERE id = $1";
    private static final String DELETE = "DELETE FROM journal_setups WHERE id = $1";
    private static final String UNIQUE_VIOLATION = "23505";

    private final Pool pool;
    private final SetupTrades trades;

    public PgSetups(Pool pool) {
        this.pool = pool;
        this.trades = new SetupTrades(pool);
    }

    @Override
    public Future<Setup> keep(Setup setup) {
        return inTransaction(transaction -> transaction
                .preparedQuery(KEEP)
                .execute(Tuple.of(setup.id(), setup.userId(), setup.name(), setup.description())
                        .addString(setup.zone().getId())
                        .addOffsetDateTime(setup.createdAt().atOffset(ZoneOffset.UTC)))
                .compose(kept -> kept.rowCount() == 0
                        ? found(transaction, FIND, setup.userId(), setup.id())
                                .recover(missing -> Future.failedFuture(
                                        Fault.conflict("a user can keep at most " + MOST + " setups")))
                        : RuleRows.replace(transaction, setup.id(), setup.rules())
                                .compose(written -> found(transaction, FIND, setup.userId(), setup.id()))));
    }

    @Override
    public Future<Setup> find(UUID userId, UUID id) {
        return found(pool, FIND, userId, id);
    }

    @Override
    public Future<Page<Setup>> list(UUID userId, int limit, Optional<Place> after) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(userId)
                        .addOffsetDateTime(after.map(place -> place.createdAt().atOffset(ZoneOffset.UTC))
                                .orElse(null))
                        .addUUID(after.map(Place::id).orElse(null))
                        .addInteger(limit + 1))
                .compose(rows -> setups(pool, rows))
                .map(setups -> Page.of(setups, limit, setup -> new Place(setup.createdAt(), setup.id())));
    }

    @Override
    public Future<Setup> change(UUID userId, UUID id, Change change, Optional<Long> version) {
        var zone = change.zone();
        var rules = change.rules();
        return inTransaction(transaction -> locked(transaction, userId, id, version)
                .compose(setup -> transaction
                        .preparedQuery(CHANGE)
                        .execute(Tuple.of(id, change.name(), change.description(), zone == null ? null : zone.getId())))
                .compose(changed ->
                        rules == null ? Future.<Void>succeededFuture() : RuleRows.replace(transaction, id, rules))
                .compose(written -> found(transaction, FIND, userId, id)));
    }

    @Override
    public Future<Void> delete(UUID userId, UUID id, Optional<Long> version) {
        return inTransaction(transaction -> locked(transaction, userId, id, version)
                .compose(setup -> transaction.preparedQuery(DELETE).execute(Tuple.of(id)))
                .mapEmpty());
    }

    @Override
    public Future<Adherence> adherence(UUID userId, UUID id, Optional<Instant> from, Optional<Instant> to) {
        return find(userId, id).compose(setup -> trades.of(setup, from, to));
    }

    @Override
    public Future<Void> mark(UUID userId, UUID id, UUID tradeId, Map<UUID, Optional<Boolean>> marks) {
        return inTransaction(transaction -> found(transaction, LOCK, userId, id).compose(setup -> {
            var byHand = setup.rules().stream()
                    .filter(rule -> rule.kind() == Rule.Kind.BY_HAND)
                    .map(Rule::id)
                    .toList();
            var faults = marks.keySet().stream()
                    .filter(rule -> !byHand.contains(rule))
                    .map(rule -> new Fault.At("/marks/" + rule, "is no rule of this setup that is checked by hand"))
                    .toList();
            return faults.isEmpty()
                    ? trades.mark(transaction, userId, tradeId, marks)
                            .compose(marked ->
                                    transaction.preparedQuery(JUDGE_AGAIN).execute(Tuple.of(id)))
                            .mapEmpty()
                    : Future.failedFuture(Fault.invalid("marks are for rules that are checked by hand", faults));
        }));
    }

    private <T> Future<T> inTransaction(Function<SqlConnection, Future<T>> work) {
        return pool.withTransaction(work)
                .recover(failure -> Future.failedFuture(
                        failure instanceof PgException refused && UNIQUE_VIOLATION.equals(refused.getSqlState())
                                ? Fault.conflict("there is a setup of that name")
                                : failure));
    }

    private static Future<Setup> locked(SqlConnection transaction, UUID userId, UUID id, Optional<Long> version) {
        return found(transaction, LOCK, userId, id)
                .compose(setup -> version.isEmpty() || version.get() == setup.version()
                        ? Future.succeededFuture(setup)
                        : Future.failedFuture(
                                Fault.of(Fault.Kind.PRECONDITION_FAILED, "the setup has changed since it was read")));
    }

    private static Future<Setup> found(SqlClient sql, String query, UUID userId, UUID id) {
        return sql.preparedQuery(query)
                .execute(Tuple.of(userId, id))
                .compose(rows -> setups(sql, rows))
                .compose(setups -> setups.isEmpty()
                        ? Future.failedFuture(Fault.notFound("setup"))
                        : Future.succeededFuture(setups.get(0)));
    }

    private static Future<List<Setup>> setups(SqlClient sql, RowSet<Row> rows) {
        List<UUID> ids = new ArrayList<>();
        rows.forEach(row -> ids.add(row.getUUID("id")));
        return RuleRows.of(sql, ids).map(rules -> {
            List<Setup> setups = new ArrayList<>();
            rows.forEach(row -> setups.add(setup(row, rules.getOrDefault(row.getUUID("id"), List.of()))));
            return setups;
        });
    }

    private static Setup setup(Row row, List<Rule> rules) {
        return new Setup(
                row.getUUID("id"),
                row.getUUID("user_id"),
                row.getString("name"),
                row.getString("description"),
                ZoneId.of(row.getString("zone")),
                rules,
                row.getLong("version"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
