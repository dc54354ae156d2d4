package io.tradesense.auth.exports.pg;

import io.tradesense.auth.exports.domain.Exports;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The document as PostgreSQL writes it: one statement, so all parts are of one moment. A feature that keeps something of a
 * user adds its part here.
 */
public final class PgExports implements Exports {
    private static final Map<String, String> PARTS = parts();
    private static final String EXPORT = PARTS.entrySet().stream()
            .map(part -> "'" + part.getKey() + "', (" + part.getValue() + ")")
            .collect(Collectors.joining(
                    ",\n", "SELECT json_build_object(", ")::text AS document FROM users WHERE users.id = $1"));

    private final SqlClient sql;

    public PgExports(SqlClient sql) {
        this.sql = sql;
    }

    @Override
    public Future<String> of(UUID userId) {
        return sql.preparedQuery(EXPORT)
                .execute(Tuple.of(userId))
                .map(rows -> rows.size() == 0 ? "" : rows.iterator().next().getString("document"));
    }

    private static Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("profile", """
                SELECT row_to_json(part) FROM (
                    SELECT users.id, users.email, users.name, users.roles, users.plan, users.disabled,
                        users.email_verified AS "emailVerified", %s AS "createdAt") AS part
                """.formatted(instant("users.created_at")));
        parts.put("sessions", list("""
                SELECT id, %s AS "createdAt", %s AS "lastSeenAt", %s AS "endedAt", %s AS "authenticatedAt", methods,
                    address, user_agent AS "userAgent"
                FROM sessions WHERE user_id = $1 ORDER BY created_at DESC LIMIT 1000
                """.formatted(
                instant("created_at"), instant("last_seen_at"), instant("ended_at"), instant("authenticated_at"))));
        parts.put("secondFactor", """
                SELECT row_to_json(part) FROM (
                    SELECT %s AS "enrolledAt", %s AS "activatedAt", (
                        SELECT count(*) FROM recovery_codes WHERE user_id = $1 AND used_at IS NULL) AS "recoveryCodesLeft"
                    FROM totp_secrets WHERE user_id = $1) AS part
                """.formatted(instant("enrolled_at"), instant("activated_at")));
        parts.put("passkeys", list("""
                SELECT id, name, model, %s AS "createdAt", %s AS "lastUsedAt"
                FROM passkeys WHERE user_id = $1 ORDER BY created_at DESC
                """.formatted(instant("created_at"), instant("last_used_at"))));
        parts.put("knownDevices", list("""
                SELECT device, %s AS "lastSeenAt" FROM known_devices WHERE user_id = $1 ORDER BY last_seen_at DESC
                """.formatted(instant("last_seen_at"))));
        parts.put(
                "apiKeys", list("""
                SELECT id, name, hint, scopes, requests_per_minute AS "requestsPerMinute", %s AS "createdAt",
                    %s AS "expiresAt", %s AS "lastUsedAt"
                FROM api_keys WHERE user_id = $1 ORDER BY created_at DESC
                """.formatted(instant("created_at"), instant("expires_at"), instant("last_used_at"))));
        // Where an administrator acted from is not the user's.
        parts.put("audit", list("""
                SELECT id, kind, %s AS at, detail, actor_id IS NOT NULL AS "byAdministrator",
                    CASE WHEN actor_id IS NULL THEN session_id END AS "sessionId",
                    CASE WHEN actor_id IS NULL THEN address END AS address,
                    CASE WHEN actor_id IS NULL THEN user_agent END AS "userAgent"
                FROM audit_events WHERE user_id = $1 ORDER BY number DESC LIMIT 10000
                """.formatted(instant("at"))));
        return parts;
    }

    private static String list(String query) {
        return "SELECT coalesce(json_agg(row_to_json(part)), '[]'::json) FROM (" + query + ") AS part";
    }

    private static String instant(String column) {
        return "to_char(" + column + " AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";
    }
}
