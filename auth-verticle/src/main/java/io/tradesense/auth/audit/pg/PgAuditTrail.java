package io.tradesense.auth.audit.pg;

import static io.tradesense.auth.pg.Times.at;
import static io.tradesense.auth.pg.Times.utc;

import io.tradesense.auth.audit.domain.AuditLog;
import io.tradesense.auth.audit.domain.AuditTrail;
import io.tradesense.auth.audit.domain.SecurityEvent;
import io.tradesense.auth.domain.ClientFacts;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log in the table {@code audit_events}, which refuses to be rewritten. */
public final class PgAuditTrail implements AuditTrail, AuditLog {
    private static final Logger log = LoggerFactory.getLogger(PgAuditTrail.class);
    private static final String INSERT = """
            INSERT INTO audit_events (user_id, kind, at, session_id, address, user_agent, detail, actor_id)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """;
    private static final String PAGE = """
            SELECT id, user_id, kind, at, session_id, address, user_agent, detail, actor_id
            FROM audit_events
            WHERE user_id = $1
              AND ($2::uuid IS NULL OR number < (SELECT number FROM audit_events WHERE id = $2 AND user_id = $1))
            ORDER BY number DESC
            LIMIT $3
            """;
    private static final String ALLOW = "SET LOCAL tradesense.retention_sweep = 'on'";
    private static final String FORGET = "DELETE FROM audit_events WHERE at < $1";

    private final Pool pool;

    public PgAuditTrail(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<Void> note(SecurityEvent event) {
        return append(pool, event);
    }

    @Override
    public void noteAside(SecurityEvent event) {
        note(event)
                .onFailure(failure -> log.warn(
                        "the audit log of user {} lacks {}: {}", event.userId(), event.kind(), failure.toString()));
    }

    /** Writes the event with the change it tells of: both are committed or neither. */
    public static Future<Void> append(SqlClient transaction, SecurityEvent event) {
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.of(
                        event.userId(),
                        event.kind().name(),
                        utc(event.at()),
                        event.sessionId(),
                        event.client().address(),
                        event.client().userAgent(),
                        event.detail(),
                        event.actorId()))
                .mapEmpty();
    }

    @Override
    public Future<List<Entry>> page(UUID userId, @Nullable UUID after, int limit) {
        return pool.preparedQuery(PAGE)
                .mapping(PgAuditTrail::entry)
                .execute(Tuple.of(userId, after, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    @Override
    public Future<Void> forget(Instant before) {
        return pool.withTransaction(transaction -> transaction
                        .query(ALLOW)
                        .execute()
                        .compose(allowed -> transaction.preparedQuery(FORGET).execute(Tuple.of(utc(before)))))
                .mapEmpty();
    }

    private static Entry entry(Row row) {
        return new Entry(
                row.getUUID("id"),
                new SecurityEvent(
                        row.getUUID("user_id"),
                        SecurityEvent.Kind.valueOf(row.getString("kind")),
                        at(row, "at"),
                        row.getUUID("session_id"),
                        new ClientFacts(row.getString("address"), row.getString("user_agent")),
                        row.getString("detail"),
                        row.getUUID("actor_id")));
    }
}
