package io.tradesense.kit.pg;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first answers of requests that carried an {@code Idempotency-Key}, for a day.
 *
 * <p>Needs {@code CREATE TABLE idempotency_keys (user_id uuid NOT NULL, key text NOT NULL, request bytea NOT NULL, status
 * integer, headers json, body bytea, created_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (user_id, key))}.
 */
public final class IdempotencyKeys {
    private static final Logger log = LoggerFactory.getLogger(IdempotencyKeys.class);
    private static final long SWEEP_MILLIS = 600_000;
    private static final String CLAIM = """
            INSERT INTO idempotency_keys (user_id, key, request) VALUES ($1, $2, $3)
            ON CONFLICT (user_id, key) DO UPDATE SET key = excluded.key
            RETURNING request, status, headers::text AS headers, body
            """;
    private static final String KEEP = """
            UPDATE idempotency_keys SET status = $3, headers = $4::text::json, body = $5 WHERE user_id = $1 AND key = $2
            """;
    private static final String SWEEP = "DELETE FROM idempotency_keys WHERE created_at < now() - interval '1 day'";
    private final SqlClient sql;

    /** @param request what tells one request from another under the same key: a digest of the address and the body */
    public record Claim(Buffer request, Optional<Kept> answer) {}

    public record Kept(int status, JsonObject headers, Buffer body) {}

    public IdempotencyKeys(Vertx vertx, SqlClient sql) {
        this.sql = sql;
        vertx.setPeriodic(
                SWEEP_MILLIS,
                timer -> sql.query(SWEEP)
                        .execute()
                        .onFailure(failure -> log.warn("old idempotency keys stay for now: {}", failure.toString())));
    }

    /** Takes the key for a request, or tells what request has it and, once it is known, what that was answered. */
    public Future<Claim> claim(UUID userId, String key, Buffer request) {
        return sql.preparedQuery(CLAIM)
                .execute(Tuple.of(userId, key, request))
                .map(rows -> claim(rows.iterator().next()));
    }

    public Future<Void> keep(UUID userId, String key, Kept answer) {
        return sql.preparedQuery(KEEP)
                .execute(Tuple.of(userId, key, answer.status(), answer.headers().encode(), answer.body()))
                .mapEmpty();
    }

    private static Claim claim(Row row) {
        Optional<Kept> answer = row.getInteger("status") == null
                ? Optional.empty()
                : Optional.of(new Kept(
                        row.getInteger("status"), new JsonObject(row.getString("headers")), row.getBuffer("body")));
        return new Claim(row.getBuffer("request"), answer);
    }
}
