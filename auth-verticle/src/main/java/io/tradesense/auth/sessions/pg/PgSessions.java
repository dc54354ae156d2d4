package io.tradesense.auth.sessions.pg;

import static io.tradesense.auth.pg.Times.at;
import static io.tradesense.auth.pg.Times.atOrNull;
import static io.tradesense.auth.pg.Times.utc;

import io.tradesense.auth.audit.domain.SecurityEvent;
import io.tradesense.auth.audit.pg.PgAuditTrail;
import io.tradesense.auth.domain.ClientFacts;
import io.tradesense.auth.domain.Digest;
import io.tradesense.auth.pg.EventTransactions;
import io.tradesense.auth.sessions.domain.Method;
import io.tradesense.auth.sessions.domain.Proof;
import io.tradesense.auth.sessions.domain.Rotation;
import io.tradesense.auth.sessions.domain.Session;
import io.tradesense.auth.sessions.domain.SessionLife;
import io.tradesense.auth.sessions.domain.Sessions;
import io.tradesense.contracts.SessionRevoked;
import io.tradesense.kit.events.NewEvent;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sessions in the tables {@code sessions} and {@code refresh_tokens}. */
public final class PgSessions implements Sessions {
    private static final Logger log = LoggerFactory.getLogger(PgSessions.class);
    private static final String OPEN = """
            WITH opened AS (
                INSERT INTO sessions (id, user_id, created_at, last_seen_at, authenticated_at, address, user_agent,
                    methods)
                VALUES ($1, $2, $3, $3, $3, $4, $5, $7) RETURNING id)
            INSERT INTO refresh_tokens (token_hash, session_id) SELECT $6, id FROM opened
            """;
    // Both rows are locked: one that was waited for is read anew, the spent mark as well as the end.
    private static final String PRESENTED = """
            SELECT s.id, s.user_id, s.created_at, s.last_seen_at, s.ended_at, s.address, s.user_agent,
                s.authenticated_at, s.methods, t.spent_at
            FROM refresh_tokens t JOIN sessions s ON s.id = t.session_id
            WHERE t.token_hash = $1
            FOR UPDATE OF t, s
            """;
    private static final String SPEND = """
            WITH spent AS (
                UPDATE refresh_tokens SET spent_at = $4 WHERE token_hash = $1 RETURNING session_id),
            seen AS (
                UPDATE sessions SET last_seen_at = $4, address = COALESCE($5, address),
                    user_agent = COALESCE($6, user_agent) WHERE id = $3)
            INSERT INTO refresh_tokens (token_hash, session_id) SELECT $2, session_id FROM spent
            """;
    private static final String LIVE = """
            SELECT id, user_id, created_at, last_seen_at, address, user_agent, authenticated_at, methods
            FROM sessions
            WHERE user_id = $1 AND ended_at IS NULL AND created_at > $2 AND last_seen_at > $3
              AND ($4::timestamptz IS NULL OR (created_at, id) < ($4::timestamptz, $5::uuid))
            ORDER BY created_at DESC, id DESC
            LIMIT $6
            """;
    private static final String END = """
            UPDATE sessions SET ended_at = $3
            WHERE user_id = $1 AND id = $2 AND ended_at IS NULL AND created_at > $4 AND last_seen_at > $5
            """;
    private static final String RAISE_EPOCH = "UPDATE users SET epoch = epoch + 1 WHERE id = $1 RETURNING epoch";
    private static final String END_EVERY = "UPDATE sessions SET ended_at = $2 WHERE user_id = $1 AND ended_at IS NULL";
    private static final String AUTHENTICATED_AT = """
            SELECT authenticated_at FROM sessions WHERE user_id = $1 AND id = $2 AND ended_at IS NULL
            """;
    private static final String AUTHENTICATED = """
            UPDATE sessions SET authenticated_at = $3 WHERE user_id = $1 AND id = $2 AND ended_at IS NULL
            """;
    private static final String FORGET = "DELETE FROM sessions WHERE created_at <= $1 OR last_seen_at <= $2";

    private final SqlClient sql;
    private final EventTransactions transactions;
    private final SessionLife life;
    private final Rotation rotation;
    private final SessionCap cap;

    public PgSessions(SqlClient sql, EventTransactions transactions, SessionLife life) {
        this.sql = sql;
        this.transactions = transactions;
        this.life = life;
        this.rotation = new Rotation(life);
        this.cap = new SessionCap(life);
    }

    @Override
    public Future<Void> open(Session session, Digest refreshToken, long epoch) {
        return transactions.run(transaction -> cap.lock(transaction, session.userId(), epoch)
                .compose(locked -> opened(transaction, session, refreshToken))
                .compose(ended -> transactions.append(
                        transaction,
                        ended.stream()
                                .map(sessionId -> revoked(session.userId(), sessionId, 0))
                                .toArray(NewEvent[]::new))));
    }

    /** Three statements in one go: a connection runs them in this order. @return the sessions that had to end for it */
    private Future<List<UUID>> opened(SqlConnection transaction, Session session, Digest refreshToken) {
        var inserted = insert(transaction, session, refreshToken);
        var noted = PgAuditTrail.append(transaction, signedIn(session));
        var ended = cap.endOldest(transaction, session.userId(), session.createdAt());
        return Future.all(inserted, noted, ended).map(all -> ended.result());
    }

    private static Future<Void> insert(SqlConnection transaction, Session session, Digest refreshToken) {
        return transaction
                .preparedQuery(OPEN)
                .execute(Tuple.of(
                        session.id(),
                        session.userId(),
                        utc(session.createdAt()),
                        session.client().address(),
                        session.client().userAgent(),
                        refreshToken.text(),
                        session.proof().methods().stream().map(Method::name).toArray(String[]::new)))
                .mapEmpty();
    }

    @Override
    public Future<Optional<Session>> rotate(Digest presented, Digest successor, ClientFacts client, Instant now) {
        return transactions.run(transaction -> transaction
                .preparedQuery(PRESENTED)
                .execute(Tuple.of(presented.text()))
                .compose(rows -> {
                    if (rows.size() == 0) {
                        return Future.succeededFuture(Optional.empty());
                    }
                    Row row = rows.iterator().next();
                    Session session = session(row);
                    return switch (rotation.step(stored(row), now)) {
                        case ROTATE ->
                            spend(transaction, presented, successor, session.id(), client, now)
                                    .map(Optional.of(session));
                        case REPEAT -> Future.succeededFuture(Optional.of(session));
                        case END_SESSION ->
                            endStolen(transaction, session, client, now).map(Optional.<Session>empty());
                        case REFUSE -> Future.succeededFuture(Optional.empty());
                    };
                }));
    }

    private static Future<Void> spend(
            SqlConnection transaction,
            Digest presented,
            Digest successor,
            UUID sessionId,
            ClientFacts client,
            Instant now) {
        return transaction
                .preparedQuery(SPEND)
                .execute(Tuple.of(
                        presented.text(), successor.text(), sessionId, utc(now), client.address(), client.userAgent()))
                .mapEmpty();
    }

    private Future<Boolean> endStolen(SqlConnection transaction, Session session, ClientFacts client, Instant now) {
        var told = new SecurityEvent(
                session.userId(), SecurityEvent.Kind.REFRESH_TOKEN_REPLAYED, now, session.id(), client, null);
        return end(transaction, session.userId(), session.id(), told)
                .onSuccess(ended -> log.warn(
                        "a spent refresh token was presented after its grace: session {} of user {} is ended",
                        session.id(),
                        session.userId()));
    }

    @Override
    public Future<List<Session>> live(UUID userId, Instant now, @Nullable After after, int limit) {
        return sql.preparedQuery(LIVE)
                .mapping(PgSessions::session)
                .execute(Tuple.of(
                        userId,
                        utc(now.minus(life.absolute())),
                        utc(now.minus(life.idle())),
                        after == null ? null : utc(after.createdAt()),
                        after == null ? null : after.id(),
                        limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    @Override
    public Future<Boolean> end(UUID userId, UUID sessionId, SecurityEvent told) {
        return transactions.run(transaction -> end(transaction, userId, sessionId, told));
    }

    private Future<Boolean> end(SqlConnection transaction, UUID userId, UUID sessionId, SecurityEvent told) {
        Instant now = told.at();
        return transaction
                .preparedQuery(END)
                .execute(Tuple.of(
                        userId, sessionId, utc(now), utc(now.minus(life.absolute())), utc(now.minus(life.idle()))))
                .compose(ended -> ended.rowCount() == 0
                        ? Future.succeededFuture(false)
                        : PgAuditTrail.append(transaction, told)
                                .compose(noted -> transactions.append(transaction, revoked(userId, sessionId, 0)))
                                .map(true));
    }

    @Override
    public Future<Void> endAll(SecurityEvent told) {
        UUID userId = told.userId();
        return transactions.run(transaction -> transaction
                .preparedQuery(RAISE_EPOCH)
                .execute(Tuple.of(userId))
                .compose(raised -> raised.rowCount() == 0
                        ? Future.succeededFuture()
                        : endEvery(transaction, userId, told.at())
                                .compose(ended -> PgAuditTrail.append(transaction, told))
                                .compose(noted -> transactions.append(
                                        transaction,
                                        revoked(
                                                userId,
                                                null,
                                                raised.iterator().next().getLong("epoch"))))));
    }

    /**
     * Ends all sessions of a user within a change. The user's row must be locked by an earlier statement: a sign-in that
     * was waited for is seen by this one.
     */
    public static Future<Void> endEvery(SqlConnection transaction, UUID userId, Instant now) {
        return transaction
                .preparedQuery(END_EVERY)
                .execute(Tuple.of(userId, utc(now)))
                .mapEmpty();
    }

    @Override
    public Future<Optional<Instant>> authenticatedAt(UUID userId, UUID sessionId) {
        return sql.preparedQuery(AUTHENTICATED_AT)
                .mapping(row -> at(row, "authenticated_at"))
                .execute(Tuple.of(userId, sessionId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst());
    }

    @Override
    public Future<Void> authenticated(UUID userId, UUID sessionId, Instant now) {
        return sql.preparedQuery(AUTHENTICATED)
                .execute(Tuple.of(userId, sessionId, utc(now)))
                .mapEmpty();
    }

    @Override
    public Future<Void> forget(Instant now) {
        return sql.preparedQuery(FORGET)
                .execute(Tuple.of(utc(now.minus(life.absolute())), utc(now.minus(life.idle()))))
                .mapEmpty();
    }

    private static SecurityEvent signedIn(Session session) {
        return new SecurityEvent(
                session.userId(),
                SecurityEvent.Kind.SIGNED_IN,
                session.createdAt(),
                session.id(),
                session.client(),
                null);
    }

    private static NewEvent revoked(UUID userId, @Nullable UUID sessionId, long epoch) {
        return new NewEvent(
                SessionRevoked.TYPE, userId.toString(), new SessionRevoked(userId, sessionId, epoch).toJson());
    }

    private static Rotation.Stored stored(Row row) {
        return new Rotation.Stored(
                at(row, "created_at"), at(row, "last_seen_at"), atOrNull(row, "spent_at"), atOrNull(row, "ended_at"));
    }

    private static Proof proof(Row row) {
        return new Proof(
                at(row, "authenticated_at"),
                Arrays.stream(row.getArrayOfStrings("methods"))
                        .map(Method::valueOf)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static Session session(Row row) {
        return new Session(
                row.getUUID("id"),
                row.getUUID("user_id"),
                at(row, "created_at"),
                at(row, "last_seen_at"),
                new ClientFacts(row.getString("address"), row.getString("user_agent")),
                proof(row));
    }
}
