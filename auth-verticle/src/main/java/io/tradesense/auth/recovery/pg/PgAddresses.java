package io.tradesense.auth.recovery.pg;

import io.tradesense.auth.audit.domain.SecurityEvent;
import io.tradesense.auth.audit.domain.SecurityEvent.Kind;
import io.tradesense.auth.audit.pg.PgAuditTrail;
import io.tradesense.auth.domain.ClientFacts;
import io.tradesense.auth.mail.domain.Message;
import io.tradesense.auth.mail.domain.SecurityNotices;
import io.tradesense.auth.mail.pg.PgMailbox;
import io.tradesense.auth.recovery.domain.Addresses;
import io.tradesense.auth.recovery.domain.MailedToken;
import io.tradesense.auth.recovery.domain.MailedToken.Purpose;
import io.tradesense.auth.recovery.domain.RecoveryLetters;
import io.tradesense.auth.recovery.pg.MailedTokens.Spent;
import io.tradesense.auth.users.domain.EmailAddress;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** Addresses in the table {@code users}. */
public final class PgAddresses implements Addresses {
    private static final String UNIQUE_VIOLATION = "23505";
    // The address the token was mailed to: the account may have another by now.
    private static final String PROVE = """
            UPDATE users SET email_verified = true, version = version + 1 WHERE id = $1 AND email_key = lower($2)
            """;
    private static final String CHANGE = """
            UPDATE users SET email = $2, email_key = lower($2), email_verified = true, password_hash = $3,
                version = version + 1
            WHERE id = $1
            """;
    private static final String TAKEN = "SELECT 1 FROM users WHERE email_key = $1 AND email_verified AND id <> $2";

    private final Pool pool;
    private final PgMailbox mailbox;
    private final RecoveryLetters letters;
    private final SecurityNotices notices;

    public PgAddresses(Pool pool, PgMailbox mailbox, RecoveryLetters letters, SecurityNotices notices) {
        this.pool = pool;
        this.mailbox = mailbox;
        this.letters = letters;
        this.notices = notices;
    }

    @Override
    public Future<Boolean> prove(MailedToken token, ClientFacts client, Instant now) {
        return pool.withTransaction(transaction -> MailedTokens.spend(
                                transaction, token, now, Purpose.VERIFY, Purpose.CHANGE_ADDRESS)
                        .compose(spent -> spent.map(good -> prove(transaction, good, client, now))
                                .orElseGet(() -> Future.succeededFuture(false))))
                .recover(failure ->
                        failure instanceof PgException refused && UNIQUE_VIOLATION.equals(refused.getSqlState())
                                ? Future.succeededFuture(false)
                                : Future.failedFuture(failure));
    }

    private Future<Boolean> prove(SqlConnection transaction, Spent token, ClientFacts client, Instant now) {
        if (token.purpose() == Purpose.CHANGE_ADDRESS) {
            return change(transaction, token, client, now);
        }
        return transaction
                .preparedQuery(PROVE)
                .execute(Tuple.of(token.userId(), token.email()))
                .compose(proved -> proved.rowCount() == 0
                        ? Future.succeededFuture(false)
                        : PgAuditTrail.append(transaction, event(token.userId(), Kind.EMAIL_VERIFIED, client, now))
                                .map(true));
    }

    /** The notice goes out first: to the address that was theirs until now. */
    private Future<Boolean> change(SqlConnection transaction, Spent token, ClientFacts client, Instant now) {
        var changed = event(token.userId(), Kind.EMAIL_CHANGED, client, now);
        return mailbox.append(transaction, token.userId(), notices.of(changed))
                .compose(told -> transaction
                        .preparedQuery(CHANGE)
                        .execute(Tuple.of(token.userId(), token.email(), token.passwordHash())))
                .compose(done -> MailedTokens.cancel(transaction, token.userId(), Purpose.values()))
                .compose(done -> PgAuditTrail.append(transaction, changed))
                .map(true);
    }

    @Override
    public Future<Void> askChange(UUID userId, EmailAddress email, String passwordHash, Instant now) {
        var token = MailedToken.random();
        return pool.withTransaction(transaction -> MailedTokens.cancel(transaction, userId, Purpose.CHANGE_ADDRESS)
                .compose(cancelled -> MailedTokens.add(
                        transaction, token, userId, Purpose.CHANGE_ADDRESS, email.text(), passwordHash, now))
                .compose(added -> transaction
                        .preparedQuery(TAKEN)
                        .execute(Tuple.of(email.text().toLowerCase(Locale.ROOT), userId)))
                .compose(others -> mailbox.append(
                        transaction,
                        new Message(
                                email.text(),
                                others.size() == 0 ? letters.changeOfAddress(token) : letters.addressTaken()))));
    }

    private static SecurityEvent event(UUID userId, Kind kind, ClientFacts client, Instant now) {
        return new SecurityEvent(userId, kind, now, null, client, null);
    }
}
