package io.tradesense.auth.recovery.pg;

import static io.tradesense.auth.pg.Times.utc;

import io.tradesense.auth.audit.domain.SecurityEvent;
import io.tradesense.auth.audit.domain.SecurityEvent.Kind;
import io.tradesense.auth.audit.pg.PgAuditTrail;
import io.tradesense.auth.domain.ClientFacts;
import io.tradesense.auth.mail.domain.SecurityNotices;
import io.tradesense.auth.mail.pg.PgMailbox;
import io.tradesense.auth.pg.EventTransactions;
import io.tradesense.auth.recovery.domain.MailedToken;
import io.tradesense.auth.recovery.domain.MailedToken.Purpose;
import io.tradesense.auth.recovery.domain.PasswordStore;
import io.tradesense.auth.users.domain.User;
import io.tradesense.auth.users.domain.Users;
import io.tradesense.contracts.SessionRevoked;
import io.tradesense.kit.events.NewEvent;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Passwords in the table {@code users}, with the sessions that end when they change. */
public final class PgPasswordStore implements PasswordStore {
    // The user's row is locked first, and a new epoch begins: a sign-in that has checked the old password already
    // either
    // ends here or opens no session.
    private static final String RESET = """
            UPDATE users u SET password_hash = $2, epoch = epoch + 1,
                email_verified = email_verified OR (email = $3 AND NOT EXISTS (
                    SELECT 1 FROM users other WHERE other.email_key = u.email_key AND other.email_verified))
            WHERE id = $1 RETURNING epoch
            """;
    private static final String CHANGE = "UPDATE users SET password_hash = $2, epoch = epoch + 1 WHERE id = $1";
    private static final String END_BUT_ONE = """
            UPDATE sessions SET ended_at = $3
            WHERE user_id = $1 AND id IS DISTINCT FROM $2 AND ended_at IS NULL RETURNING id
            """;

    private final SqlClient sql;
    private final EventTransactions transactions;
    private final Users users;
    private final PgMailbox mailbox;
    private final SecurityNotices notices;

    public PgPasswordStore(
            SqlClient sql, EventTransactions transactions, Users users, PgMailbox mailbox, SecurityNotices notices) {
        this.sql = sql;
        this.transactions = transactions;
        this.users = users;
        this.mailbox = mailbox;
        this.notices = notices;
    }

    @Override
    public Future<Optional<User>> holder(MailedToken token, Instant now) {
        return MailedTokens.holder(sql, token, Purpose.RESET, now)
                .compose(id -> id.map(users::find).orElseGet(() -> Future.succeededFuture(Optional.empty())));
    }

    @Override
    public Future<Boolean> reset(MailedToken token, String hash, ClientFacts client, Instant now) {
        return transactions.run(transaction -> MailedTokens.spend(transaction, token, now, Purpose.RESET)
                .compose(spent -> spent.isEmpty()
                        ? Future.succeededFuture(false)
                        : transaction
                                .preparedQuery(RESET)
                                .execute(Tuple.of(
                                        spent.get().userId(), hash, spent.get().email()))
                                .compose(changed -> end(transaction, spent.get().userId(), null, now)
                                        .compose(ended -> transactions.append(
                                                transaction,
                                                revoked(
                                                        spent.get().userId(),
                                                        null,
                                                        changed.iterator()
                                                                .next()
                                                                .getLong("epoch")))))
                                .compose(told -> note(
                                        transaction,
                                        event(spent.get().userId(), Kind.PASSWORD_RESET, null, client, now)))
                                .map(true)));
    }

    @Override
    public Future<Void> change(UUID userId, UUID keptSession, String hash, ClientFacts client, Instant now) {
        return transactions.run(transaction -> transaction
                .preparedQuery(CHANGE)
                .execute(Tuple.of(userId, hash))
                .compose(changed -> end(transaction, userId, keptSession, now))
                .compose(ended -> transactions.append(
                        transaction,
                        StreamSupport.stream(ended.spliterator(), false)
                                .map(row -> revoked(userId, row.getUUID("id"), 0))
                                .toArray(NewEvent[]::new)))
                .compose(told -> note(transaction, event(userId, Kind.PASSWORD_CHANGED, keptSession, client, now))));
    }

    /** What was mailed before was asked for by whoever knew the old password, or not. */
    private Future<Void> note(SqlConnection transaction, SecurityEvent event) {
        return MailedTokens.cancel(transaction, event.userId(), Purpose.RESET, Purpose.CHANGE_ADDRESS)
                .compose(cancelled -> PgAuditTrail.append(transaction, event))
                .compose(noted -> mailbox.append(transaction, event.userId(), notices.of(event)));
    }

    private static Future<RowSet<Row>> end(SqlConnection transaction, UUID userId, @Nullable UUID kept, Instant now) {
        return transaction.preparedQuery(END_BUT_ONE).execute(Tuple.of(userId, kept, utc(now)));
    }

    private static SecurityEvent event(
            UUID userId, Kind kind, @Nullable UUID sessionId, ClientFacts client, Instant now) {
        return new SecurityEvent(userId, kind, now, sessionId, client, null);
    }

    private static NewEvent revoked(UUID userId, @Nullable UUID sessionId, long epoch) {
        return new NewEvent(
                SessionRevoked.TYPE, userId.toString(), new SessionRevoked(userId, sessionId, epoch).toJson());
    }
}
