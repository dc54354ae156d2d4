package io.tradesense.auth.audit.pg;

import static io.tradesense.auth.pg.Times.utc;

import io.tradesense.auth.audit.domain.AuditTrail;
import io.tradesense.auth.audit.domain.SecurityEvent;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;

/** The log in the table {@code audit_events}, which refuses to be rewritten. */
public final class PgAuditTrail implements AuditTrail {
    private static final String INSERT = """
            INSERT INTO audit_events (user_id, kind, at, session_id, address, user_agent, detail)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """;

    private final SqlClient sql;

    public PgAuditTrail(SqlClient sql) {
        this.sql = sql;
    }

    @Override
    public Future<Void> note(SecurityEvent event) {
        return append(sql, event);
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
                        event.detail()))
                .mapEmpty();
    }
}
