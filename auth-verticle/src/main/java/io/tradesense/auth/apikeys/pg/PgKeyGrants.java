package io.tradesense.auth.apikeys.pg;

import static io.tradesense.auth.pg.Times.at;
import static io.tradesense.auth.pg.Times.atOrNull;
import static io.tradesense.auth.pg.Times.utc;

import io.tradesense.auth.apikeys.domain.KeyGrant;
import io.tradesense.auth.apikeys.domain.KeyGrants;
import io.tradesense.auth.apikeys.domain.KeyHolder;
import io.tradesense.auth.apikeys.domain.RetryKey;
import io.tradesense.auth.apikeys.domain.Scope;
import io.tradesense.auth.audit.domain.SecurityEvent;
import io.tradesense.auth.audit.pg.ChangeLog;
import io.tradesense.auth.pg.EventTransactions;
import io.tradesense.contracts.ApiKeyRevoked;
import io.tradesense.kit.Fault;
import io.tradesense.kit.events.NewEvent;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Keys in the table {@code api_keys}. */
public final class PgKeyGrants implements KeyGrants {
    private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(1);
    private static final String COLUMNS =
            "id, user_id, name, hint, scopes, requests_per_minute, created_at, expires_at, last_used_at";
    /** Lets one key of a user be made at a time, and none for somebody who is being disabled. */
    private static final String LOCK_OWNER = "SELECT id FROM users WHERE id = $1 AND NOT disabled FOR NO KEY UPDATE";

    private static final String FIND_BY_RETRY =
            "SELECT retry_request, " + COLUMNS + " FROM api_keys WHERE user_id = $1 AND retry_key = $2";
    private static final String MAKE_ROOM = "DELETE FROM api_keys WHERE user_id = $1 AND expires_at <= $2";
    private static final String INSERT = """
            INSERT INTO api_keys (id, user_id, name, digest, hint, scopes, requests_per_minute, created_at, expires_at,
                retry_key, retry_request)
            SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11
            WHERE (SELECT count(*) FROM api_keys WHERE user_id = $2) < $12
            """;
    private static final String LIST =
            "SELECT " + COLUMNS + " FROM api_keys WHERE user_id = $1 ORDER BY created_at DESC, id DESC";
    private static final String REMOVE = "DELETE FROM api_keys WHERE user_id = $1 AND id = $2";
    private static final String REMOVE_ALL = "DELETE FROM api_keys WHERE user_id = $1 RETURNING id";
    private static final String USE = """
            WITH found AS (
                SELECT k.id, k.user_id, k.name, k.hint, k.scopes, k.requests_per_minute, k.created_at, k.expires_at,
                    k.last_used_at, u.plan, u.epoch
                FROM api_keys k JOIN users u ON u.id = k.user_id
                WHERE k.digest = $1 AND NOT u.disabled AND (k.expires_at IS NULL OR k.expires_at > $2)),
            noted AS (
                UPDATE api_keys k SET last_used_at = $2 FROM found
                WHERE k.id = found.id AND (k.last_used_at IS NULL OR k.last_used_at <= $3))
            SELECT * FROM found
            """;

    private final SqlClient sql;
    private final EventTransactions transactions;
    private final ChangeLog changes;

    public PgKeyGrants(SqlClient sql, EventTransactions transactions, ChangeLog changes) {
        this.sql = sql;
        this.transactions = transactions;
        this.changes = changes;
    }

    @Override
    public Future<Added> add(KeyGrant grant, String digest, Optional<RetryKey> retry, SecurityEvent told) {
        return transactions.run(transaction -> lockOwner(transaction, grant.userId())
                .compose(locked -> retry.map(key -> earlier(transaction, grant.userId(), key))
                        .orElseGet(() -> Future.succeededFuture(Optional.empty())))
                .compose(earlier -> earlier.map(known -> Future.succeededFuture(new Added(known, false)))
                        .orElseGet(() -> insert(transaction, grant, digest, retry.orElse(null))
                                .compose(inserted -> changes.append(transaction, told))
                                .map(noted -> new Added(grant, true)))));
    }

    private static Future<Void> lockOwner(SqlConnection transaction, UUID userId) {
        return transaction.preparedQuery(LOCK_OWNER).execute(Tuple.of(userId)).map(rows -> {
            if (rows.size() == 0) {
                throw Fault.of(Fault.Kind.UNAUTHENTICATED, "this account is gone");
            }
            return null;
        });
    }

    private static Future<Optional<KeyGrant>> earlier(SqlConnection transaction, UUID userId, RetryKey retry) {
        return transaction
                .preparedQuery(FIND_BY_RETRY)
                .execute(Tuple.of(userId, retry.key().text()))
                .map(rows -> {
                    Optional<Row> row =
                            StreamSupport.stream(rows.spliterator(), false).findFirst();
                    if (row.isPresent()
                            && !row.get()
                                    .getString("retry_request")
                                    .equals(retry.request().text())) {
                        throw Fault.invalid("header:Idempotency-Key", "this key was used with another request")
                                .typed("idempotency-key-reused");
                    }
                    return row.map(PgKeyGrants::grant);
                });
    }

    private static Future<Void> insert(
            SqlConnection transaction, KeyGrant grant, String digest, @Nullable RetryKey retry) {
        Tuple values = Tuple.tuple()
                .addUUID(grant.id())
                .addUUID(grant.userId())
                .addString(grant.name())
                .addString(digest)
                .addString(grant.hint())
                .addArrayOfString(
                        grant.scopes().stream().map(Scope::text).sorted().toArray(String[]::new))
                .addInteger(grant.requestsPerMinute())
                .addOffsetDateTime(utc(grant.createdAt()))
                .addOffsetDateTime(utcOrNull(grant.expiresAt()))
                .addString(retry == null ? null : retry.key().text())
                .addString(retry == null ? null : retry.request().text())
                .addInteger(MOST);
        return transaction
                .preparedQuery(MAKE_ROOM)
                .execute(Tuple.of(grant.userId(), utc(grant.createdAt())))
                .compose(room -> transaction.preparedQuery(INSERT).execute(values))
                .map(inserted -> {
                    if (inserted.rowCount() == 0) {
                        throw Fault.conflict("there are " + MOST + " API keys already: revoke one first")
                                .typed("too-many-api-keys");
                    }
                    return null;
                });
    }

    @Override
    public Future<List<KeyGrant>> of(UUID userId) {
        return sql.preparedQuery(LIST)
                .mapping(PgKeyGrants::grant)
                .execute(Tuple.of(userId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    @Override
    public Future<Boolean> remove(UUID userId, UUID keyId, SecurityEvent told) {
        return transactions.run(transaction -> transaction
                .preparedQuery(REMOVE)
                .execute(Tuple.of(userId, keyId))
                .compose(removed -> removed.rowCount() == 0
                        ? Future.succeededFuture(false)
                        : changes.append(transaction, told)
                                .compose(noted -> transactions.append(transaction, revoked(userId, keyId)))
                                .map(true)));
    }

    /** Removes all keys of a user within a change that leaves none good; answers what tells of it. */
    public static Future<List<NewEvent>> removeAll(SqlConnection transaction, UUID userId) {
        return transaction
                .preparedQuery(REMOVE_ALL)
                .execute(Tuple.of(userId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> revoked(userId, row.getUUID("id")))
                        .toList());
    }

    @Override
    public Future<Optional<KeyHolder>> use(String digest, Instant now) {
        return sql.preparedQuery(USE)
                .mapping(row -> new KeyHolder(grant(row), row.getString("plan"), row.getLong("epoch")))
                .execute(Tuple.of(digest, utc(now), utc(now.minus(USE_IS_NOTED_EVERY))))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst());
    }

    private static NewEvent revoked(UUID userId, UUID keyId) {
        return new NewEvent(ApiKeyRevoked.TYPE, userId.toString(), new ApiKeyRevoked(userId, keyId).toJson());
    }

    private static @Nullable OffsetDateTime utcOrNull(@Nullable Instant at) {
        return at == null ? null : utc(at);
    }

    private static KeyGrant grant(Row row) {
        return new KeyGrant(
                row.getUUID("id"),
                row.getUUID("user_id"),
                row.getString("name"),
                row.getString("hint"),
                Arrays.stream(row.getArrayOfStrings("scopes"))
                        .map(Scope::parse)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet()),
                row.getInteger("requests_per_minute"),
                at(row, "created_at"),
                atOrNull(row, "expires_at"),
                atOrNull(row, "last_used_at"));
    }
}
