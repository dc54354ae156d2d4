package io.tradesense.auth.passkeys.pg;

import static io.tradesense.auth.pg.Times.at;
import static io.tradesense.auth.pg.Times.atOrNull;
import static io.tradesense.auth.pg.Times.utc;

import io.tradesense.auth.audit.domain.SecurityEvent;
import io.tradesense.auth.audit.pg.ChangeLog;
import io.tradesense.auth.passkeys.domain.Challenge;
import io.tradesense.auth.passkeys.domain.Credential;
import io.tradesense.auth.passkeys.domain.Passkey;
import io.tradesense.auth.passkeys.domain.Passkeys;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Passkeys in the tables {@code passkeys} and {@code spent_challenges}. */
public final class PgPasskeys implements Passkeys {
    private static final String SELECT = """
            SELECT id, user_id, credential_id, public_key, counter, model, name, created_at, last_used_at FROM passkeys
            """;
    private static final String OF = SELECT + "WHERE user_id = $1 ORDER BY created_at, id LIMIT " + Passkey.MOST;
    private static final String FIND = SELECT + "WHERE user_id = $1 AND id = $2";
    private static final String BY_CREDENTIAL = SELECT + "WHERE credential_id = $1";
    private static final String SPEND = """
            INSERT INTO spent_challenges (digest, expires_at) VALUES ($1, $2) ON CONFLICT (digest) DO NOTHING
            """;
    // The user's row is locked, so two that are added at the same time are counted one after the other.
    private static final String LOCK_USER = "SELECT 1 FROM users WHERE id = $1 FOR UPDATE";
    private static final String COUNT = "SELECT count(*) FROM passkeys WHERE user_id = $1";
    private static final String INSERT = """
            INSERT INTO passkeys (id, user_id, credential_id, public_key, counter, model, name, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (credential_id) DO NOTHING
            """;
    private static final String USE = """
            UPDATE passkeys SET counter = $2, last_used_at = $3
            WHERE id = $1 AND (counter < $2 OR (counter = 0 AND $2 = 0))
            """;
    private static final String EXISTS = "SELECT 1 FROM passkeys WHERE id = $1";
    private static final String DELETE = "DELETE FROM passkeys WHERE user_id = $1 AND id = $2";
    private static final String FORGET = "DELETE FROM spent_challenges WHERE expires_at <= $1";

    private final Pool pool;
    private final ChangeLog log;

    public PgPasskeys(Pool pool, ChangeLog log) {
        this.pool = pool;
        this.log = log;
    }

    @Override
    public Future<List<Passkey>> of(UUID userId) {
        return pool.preparedQuery(OF)
                .mapping(PgPasskeys::passkey)
                .execute(Tuple.of(userId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    @Override
    public Future<Optional<Passkey>> find(UUID userId, UUID id) {
        return first(FIND, Tuple.of(userId, id));
    }

    @Override
    public Future<Optional<Passkey>> find(String credentialId) {
        return first(BY_CREDENTIAL, Tuple.of(credentialId));
    }

    @Override
    public Future<Added> add(Passkey passkey, Challenge challenge, SecurityEvent event) {
        return pool.withTransaction(transaction -> spend(transaction, challenge)
                .compose(spent -> spent
                        ? hasRoom(transaction, passkey.userId())
                                .compose(room -> room
                                        ? insert(transaction, passkey, event)
                                        : Future.succeededFuture(Added.TOO_MANY))
                        : Future.succeededFuture(Added.REPLAYED)));
    }

    private static Future<Boolean> hasRoom(SqlConnection transaction, UUID userId) {
        return transaction
                .preparedQuery(LOCK_USER)
                .execute(Tuple.of(userId))
                .compose(locked -> transaction.preparedQuery(COUNT).execute(Tuple.of(userId)))
                .map(counted -> counted.iterator().next().getLong(0) < Passkey.MOST);
    }

    private Future<Added> insert(SqlConnection transaction, Passkey passkey, SecurityEvent event) {
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.of(
                        passkey.id(),
                        passkey.userId(),
                        passkey.credential().id(),
                        passkey.credential().publicKey(),
                        passkey.credential().counter(),
                        passkey.credential().model(),
                        passkey.name(),
                        utc(passkey.createdAt())))
                .compose(inserted -> inserted.rowCount() == 0
                        ? Future.succeededFuture(Added.KNOWN)
                        : log.append(transaction, event).map(Added.ADDED));
    }

    @Override
    public Future<Used> use(Passkey passkey, long counter, Challenge challenge, Instant now) {
        return pool.withTransaction(transaction -> spend(transaction, challenge)
                .compose(spent -> spent
                        ? transaction
                                .preparedQuery(USE)
                                .execute(Tuple.of(passkey.id(), counter, utc(now)))
                                .compose(used -> used.rowCount() == 1
                                        ? Future.succeededFuture(Used.USED)
                                        : copiedOrGone(transaction, passkey.id()))
                        : Future.succeededFuture(Used.REPLAYED)));
    }

    private static Future<Used> copiedOrGone(SqlConnection transaction, UUID id) {
        return transaction
                .preparedQuery(EXISTS)
                .execute(Tuple.of(id))
                .map(found -> found.size() == 1 ? Used.COPIED : Used.GONE);
    }

    private static Future<Boolean> spend(SqlConnection transaction, Challenge challenge) {
        return transaction
                .preparedQuery(SPEND)
                .execute(Tuple.of(challenge.digest().text(), utc(challenge.expiresAt())))
                .map(spent -> spent.rowCount() == 1);
    }

    @Override
    public Future<Boolean> remove(UUID userId, UUID id, SecurityEvent event) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(DELETE)
                .execute(Tuple.of(userId, id))
                .compose(deleted -> deleted.rowCount() == 0
                        ? Future.succeededFuture(false)
                        : log.append(transaction, event).map(true)));
    }

    @Override
    public Future<Void> forgetChallenges(Instant now) {
        return pool.preparedQuery(FORGET).execute(Tuple.of(utc(now))).mapEmpty();
    }

    private Future<Optional<Passkey>> first(String query, Tuple values) {
        return pool.preparedQuery(query)
                .mapping(PgPasskeys::passkey)
                .execute(values)
                .map((RowSet<Passkey> rows) ->
                        StreamSupport.stream(rows.spliterator(), false).findFirst());
    }

    private static Passkey passkey(Row row) {
        var credential = new Credential(
                row.getString("credential_id"),
                row.getString("public_key"),
                row.getLong("counter"),
                row.getString("model"));
        return new Passkey(
                row.getUUID("id"),
                row.getUUID("user_id"),
                credential,
                row.getString("name"),
                at(row, "created_at"),
                atOrNull(row, "last_used_at"));
    }
}
