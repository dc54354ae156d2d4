package io.tradesense.ai.insights.pg;

import io.tradesense.ai.insights.domain.Insight;
import io.tradesense.ai.insights.domain.Insights;
import io.tradesense.contracts.InsightCreated;
import io.tradesense.kit.events.NewEvent;
import io.tradesense.kit.events.Outbox;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The table {@code insights}; how new they are stands with the user's data version. */
public final class PgInsights implements Insights {
    private static final String LIST = """
            SELECT id, kind, title, severity, body::text AS body, created_at FROM insights
            WHERE user_id = $1 ORDER BY created_at DESC, id LIMIT 100
            """;
    private static final String DUE = """
            SELECT version FROM data_versions WHERE user_id = $1 AND insights_version < version
            """;
    private static final String TAKE = """
            UPDATE data_versions SET insights_tried_at = now() WHERE user_id = (
                SELECT user_id FROM data_versions
                WHERE insights_version < version AND changed_at < now() - interval '3 seconds'
                  AND (insights_tried_at IS NULL OR insights_tried_at < now() - interval '1 minute')
                ORDER BY changed_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING user_id
            """;
    /** Of two who have looked, the one who saw the older data writes nothing. */
    private static final String MARK = """
            UPDATE data_versions SET insights_version = $2 WHERE user_id = $1 AND insights_version < $2 RETURNING user_id
            """;

    private static final String PUT = """
            INSERT INTO insights (id, user_id, key, kind, title, severity, body, created_at, updated_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7::text::json, $8, $8)
            ON CONFLICT (user_id, key) DO UPDATE SET
                title = excluded.title, severity = excluded.severity, body = excluded.body, updated_at = excluded.updated_at
            RETURNING id, (xmax = 0) AS created
            """;
    private static final String REMOVE = "DELETE FROM insights WHERE user_id = $1 AND key <> ALL($2)";
    private final Pool pool;
    private final Outbox outbox;
    private final Runnable committed;
    private final Function<Insight, JsonObject> write;
    private final Clock clock;

    /** @param committed told after every transaction that wrote an event */
    public PgInsights(Pool pool, Outbox outbox, Runnable committed, Function<Insight, JsonObject> write, Clock clock) {
        this.pool = pool;
        this.outbox = outbox;
        this.committed = committed;
        this.write = write;
        this.clock = clock;
    }

    @Override
    public Future<List<Kept>> list(UUID userId) {
        return pool.preparedQuery(LIST).execute(Tuple.of(userId)).map(rows -> {
            List<Kept> kept = new ArrayList<>();
            rows.forEach(row -> kept.add(kept(row)));
            return kept;
        });
    }

    @Override
    public Future<Optional<Long>> due(UUID userId) {
        return pool.preparedQuery(DUE)
                .execute(Tuple.of(userId))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getLong("version")));
    }

    @Override
    public Future<Optional<UUID>> take() {
        return pool.query(TAKE)
                .execute()
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getUUID("user_id")));
    }

    @Override
    public Future<Void> replace(UUID userId, long version, List<Insight> found) {
        return pool.<Void>withTransaction(transaction -> transaction
                        .preparedQuery(MARK)
                        .execute(Tuple.of(userId, version))
                        .compose(rows ->
                                rows.size() == 0 ? Future.succeededFuture() : write(transaction, userId, found)))
                .onSuccess(done -> committed.run());
    }

    private Future<Void> write(SqlConnection transaction, UUID userId, List<Insight> found) {
        String[] keys = found.stream().map(Insight::key).toArray(String[]::new);
        Instant now = clock.instant();
        Future<Void> done = transaction
                .preparedQuery(REMOVE)
                .execute(Tuple.of(userId, (Object) keys))
                .mapEmpty();
        for (Insight insight : found) {
            done = done.compose(before -> put(transaction, userId, insight, now));
        }
        return done;
    }

    private Future<Void> put(SqlConnection transaction, UUID userId, Insight insight, Instant now) {
        return transaction
                .preparedQuery(PUT)
                .execute(Tuple.of(
                        UUID.randomUUID(),
                        userId,
                        insight.key(),
                        insight.kind(),
                        insight.title(),
                        insight.severity(),
                        write.apply(insight).encode(),
                        now.atOffset(ZoneOffset.UTC)))
                .compose(rows -> {
                    Row row = rows.iterator().next();
                    return row.getBoolean("created")
                            ? tell(transaction, userId, row.getUUID("id"), insight, now)
                            : Future.succeededFuture();
                });
    }

    private Future<Void> tell(SqlConnection transaction, UUID userId, UUID id, Insight insight, Instant now) {
        var event = new InsightCreated(id, userId, insight.kind(), insight.title(), insight.severity(), now);
        return outbox.append(transaction, List.of(new NewEvent(InsightCreated.TYPE, id.toString(), event.toJson())));
    }

    private static Kept kept(Row row) {
        return new Kept(
                row.getUUID("id"),
                row.getString("kind"),
                row.getString("title"),
                row.getString("severity"),
                row.getString("body"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
