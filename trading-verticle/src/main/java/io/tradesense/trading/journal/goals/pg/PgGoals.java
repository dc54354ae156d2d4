package io.tradesense.trading.journal.goals.pg;

import io.tradesense.kit.Fault;
import io.tradesense.trading.journal.domain.Page;
import io.tradesense.trading.journal.domain.Place;
import io.tradesense.trading.journal.goals.domain.Figures;
import io.tradesense.trading.journal.goals.domain.Goal;
import io.tradesense.trading.journal.goals.domain.Goals;
import io.tradesense.trading.journal.goals.domain.Metric;
import io.tradesense.trading.journal.goals.domain.Period;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Goals in the table {@code journal_goals}. */
public final class PgGoals implements Goals {
    private static final String COLUMNS =
            "id, user_id, name, metric, aim, value, period, zone, account_id, currency, version, created_at";
    private static final String KEEP = "INSERT INTO journal_goals (" + COLUMNS
            + ") SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11"
            + " WHERE (SELECT count(*) FROM journal_goals WHERE user_id = $2) < " + MOST
            + " ON CONFLICT (id) DO NOTHING";
    private static final String ACCOUNT = "SELECT 1 FROM accounts WHERE user_id = $1 AND id = $2";
    private static final String FIND = "SELECT " + COLUMNS + " FROM journal_goals WHERE user_id = $1 AND id = $2";
    private static final String LIST = "SELECT " + COLUMNS + " FROM journal_goals WHERE user_id = $1"
            + " AND ($2::timestamptz IS NULL OR (created_at, id) > ($2, $3)) ORDER BY created_at, id LIMIT $4";
    private static final String CHANGE = """
            UPDATE journal_goals SET name = COALESCE($3, name), value = COALESCE($4, value), version = version + 1
            WHERE user_id = $1 AND id = $2 AND ($5::bigint IS NULL OR version = $5)
            RETURNING\s""" + COLUMNS;
    private static final String DELETE =
            "DELETE FROM journal_goals WHERE user_id = $1 AND id = $2 AND ($3::bigint IS NULL OR version = $3)";
    private static final String FIGURES = """
            WITH counted AS NOT MATERIALIZED (
                SELECT * FROM trades WHERE user_id = $1 AND ($2::uuid IS NULL OR account_id = $2)
                    AND ($3::text IS NULL OR currency = $3)
            ), closed AS (
                SELECT net_pnl, r_multiple, (closed_at AT TIME ZONE $6::text)::date AS day FROM counted
                WHERE COALESCE(closed_at, 'infinity') >= $4 AND COALESCE(closed_at, 'infinity') < $5
            )
            SELECT (SELECT count(*) FROM counted WHERE opened_at >= $4 AND opened_at < $5) AS opened,
                (SELECT count(*) FROM closed) AS closed,
                (SELECT count(*) FROM closed WHERE net_pnl > 0) AS wins,
                (SELECT COALESCE(sum(net_pnl), 0) FROM closed) AS net_pnl,
                (SELECT sum(r_multiple) FROM closed) AS r_multiple,
                (SELECT GREATEST(0, -COALESCE(min(net), 0)) FROM (SELECT sum(net_pnl) AS net FROM closed GROUP BY day) d)
                    AS worst_day,
                (SELECT count(DISTINCT date) FROM journal_entries WHERE user_id = $1 AND date >= $7 AND date < $8)
                    AS journaled
            """;

    private final Pool pool;

    public PgGoals(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<Goal> keep(Goal goal) {
        return requireAccount(goal)
                .compose(own -> pool.preparedQuery(KEEP)
                        .execute(Tuple.of(
                                        goal.id(),
                                        goal.userId(),
                                        goal.name(),
                                        goal.metric().name())
                                .addString(goal.aim().name())
                                .addBigDecimal(goal.value())
                                .addString(goal.period().name())
                                .addString(goal.zone().getId())
                                .addUUID(goal.accountId())
                                .addString(goal.currency())
                                .addOffsetDateTime(goal.createdAt().atOffset(ZoneOffset.UTC))))
                .compose(kept -> pool.preparedQuery(FIND).execute(Tuple.of(goal.userId(), goal.id())))
                .map(rows -> {
                    if (rows.size() == 0) throw Fault.conflict("a user can keep at most " + MOST + " goals");
                    return goal(rows.iterator().next());
                });
    }

    private Future<Void> requireAccount(Goal goal) {
        if (goal.accountId() == null) return Future.succeededFuture();
        return pool.preparedQuery(ACCOUNT)
                .execute(Tuple.of(goal.userId(), goal.accountId()))
                .compose(rows -> rows.size() > 0
                        ? Future.succeededFuture()
                        : Future.failedFuture(Fault.invalid("/accountId", "is none of your accounts")));
    }

    @Override
    public Future<Goal> find(UUID userId, UUID id) {
        return pool.preparedQuery(FIND).execute(Tuple.of(userId, id)).map(PgGoals::first);
    }

    @Override
    public Future<Page<Goal>> list(UUID userId, int limit, Optional<Place> after) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(userId)
                        .addOffsetDateTime(after.map(place -> place.createdAt().atOffset(ZoneOffset.UTC))
                                .orElse(null))
                        .addUUID(after.map(Place::id).orElse(null))
                        .addInteger(limit + 1))
                .map(rows -> {
                    List<Goal> goals = new ArrayList<>();
                    rows.forEach(row -> goals.add(goal(row)));
                    return Page.of(goals, limit, goal -> new Place(goal.createdAt(), goal.id()));
                });
    }

    @Override
    public Future<Goal> change(UUID userId, UUID id, Change change, Optional<Long> version) {
        return pool.preparedQuery(CHANGE)
                .execute(Tuple.of(userId, id, change.name(), change.value(), version.orElse(null)))
                .compose(rows -> rows.size() > 0
                        ? Future.succeededFuture(goal(rows.iterator().next()))
                        : find(userId, id).compose(other -> Future.failedFuture(changed())));
    }

    @Override
    public Future<Void> delete(UUID userId, UUID id, Optional<Long> version) {
        return pool.preparedQuery(DELETE)
                .execute(Tuple.of(userId, id, version.orElse(null)))
                .compose(deleted -> deleted.rowCount() > 0
                        ? Future.succeededFuture()
                        : find(userId, id).compose(other -> Future.failedFuture(changed())));
    }

    @Override
    public Future<Figures> figures(Goal goal, Goal.Span span) {
        return pool.preparedQuery(FIGURES)
                .execute(Tuple.of(goal.userId(), goal.accountId(), goal.currency())
                        .addOffsetDateTime(span.start().atOffset(ZoneOffset.UTC))
                        .addOffsetDateTime(span.end().atOffset(ZoneOffset.UTC))
                        .addString(goal.zone().getId())
                        .addLocalDate(span.from())
                        .addLocalDate(span.to()))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    return new Figures(
                            row.getLong("opened"),
                            row.getLong("closed"),
                            row.getLong("wins"),
                            row.getBigDecimal("net_pnl"),
                            row.getBigDecimal("r_multiple"),
                            row.getBigDecimal("worst_day"),
                            row.getLong("journaled"));
                });
    }

    private static Goal first(RowSet<Row> rows) {
        if (rows.size() == 0) throw Fault.notFound("goal");
        return goal(rows.iterator().next());
    }

    private static Goal goal(Row row) {
        return new Goal(
                row.getUUID("id"),
                row.getUUID("user_id"),
                row.getString("name"),
                Metric.valueOf(row.getString("metric")),
                Goal.Aim.valueOf(row.getString("aim")),
                row.getBigDecimal("value"),
                Period.valueOf(row.getString("period")),
                ZoneId.of(row.getString("zone")),
                row.getUUID("account_id"),
                row.getString("currency"),
                row.getLong("version"),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static Fault changed() {
        return Fault.of(Fault.Kind.PRECONDITION_FAILED, "the goal has changed since it was read");
    }
}
