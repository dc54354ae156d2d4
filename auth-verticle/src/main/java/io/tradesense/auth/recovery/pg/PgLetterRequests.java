package io.tradesense.auth.recovery.pg;

import static io.tradesense.auth.pg.Times.at;
import static io.tradesense.auth.pg.Times.utc;

import io.tradesense.auth.audit.domain.SecurityEvent;
import io.tradesense.auth.audit.pg.PgAuditTrail;
import io.tradesense.auth.domain.ClientFacts;
import io.tradesense.auth.mail.domain.Message;
import io.tradesense.auth.mail.pg.PgMailbox;
import io.tradesense.auth.recovery.domain.LetterRequests;
import io.tradesense.auth.recovery.domain.MailedToken;
import io.tradesense.auth.recovery.domain.MailedToken.Purpose;
import io.tradesense.auth.recovery.domain.RecoveryLetters;
import io.tradesense.auth.users.domain.EmailAddress;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.UUID;

/** Requests in the table {@code letter_requests}, each answered once and removed with its answer. */
public final class PgLetterRequests implements LetterRequests {
    /** Letters of one kind that may be under way to an account: whoever asks for more waits for those they have. */
    private static final long MOST_GOOD_TOKENS = 3;

    private static final String ADD = """
            INSERT INTO letter_requests (id, purpose, email_key, address, user_agent, asked_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            """;
    private static final String TAKE = """
            DELETE FROM letter_requests WHERE id = (
                SELECT id FROM letter_requests ORDER BY asked_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING purpose, email_key, address, user_agent, asked_at
            """;
    // The account the address belongs to; where nobody has proved it, the oldest. Locked, so that requests at the same
    // time count each other's tokens.
    private static final String ACCOUNT = """
            SELECT id, email, email_verified FROM users WHERE email_key = $1
            ORDER BY email_verified DESC, created_at, id LIMIT 1 FOR UPDATE
            """;

    private final Pool pool;
    private final PgMailbox mailbox;
    private final RecoveryLetters letters;

    public PgLetterRequests(Pool pool, PgMailbox mailbox, RecoveryLetters letters) {
        this.pool = pool;
        this.mailbox = mailbox;
        this.letters = letters;
    }

    @Override
    public Future<Void> add(EmailAddress email, Purpose purpose, ClientFacts client, Instant now) {
        return pool.preparedQuery(ADD)
                .execute(Tuple.of(
                        UUID.randomUUID(), purpose.name(), email.key(), client.address(), client.userAgent(), utc(now)))
                .mapEmpty();
    }

    @Override
    public Future<Void> answer(Instant now) {
        return pool.withTransaction(transaction -> transaction
                        .preparedQuery(TAKE)
                        .execute()
                        .compose(taken -> taken.size() == 0
                                ? Future.succeededFuture(false)
                                : answer(transaction, taken.iterator().next(), now)
                                        .map(true)))
                .compose(more -> more ? answer(now) : Future.succeededFuture());
    }

    private Future<Void> answer(SqlConnection transaction, Row request, Instant now) {
        var purpose = Purpose.valueOf(request.getString("purpose"));
        return transaction
                .preparedQuery(ACCOUNT)
                .execute(Tuple.of(request.getString("email_key")))
                .compose(found -> {
                    if (found.size() == 0) {
                        return Future.succeededFuture();
                    }
                    Row account = found.iterator().next();
                    boolean isDone = purpose == Purpose.VERIFY && account.getBoolean("email_verified");
                    return isDone
                            ? Future.succeededFuture()
                            : MailedTokens.count(transaction, account.getUUID("id"), purpose, now)
                                    .compose(good -> good < MOST_GOOD_TOKENS
                                            ? write(transaction, purpose, account, request, now)
                                            : Future.succeededFuture());
                });
    }

    private Future<Void> write(SqlConnection transaction, Purpose purpose, Row account, Row request, Instant now) {
        UUID userId = account.getUUID("id");
        String email = account.getString("email");
        var token = MailedToken.random();
        var letter = purpose == Purpose.RESET ? letters.reset(token) : letters.verification(token);
        return MailedTokens.add(transaction, token, userId, purpose, email, null, now)
                .compose(added -> mailbox.append(transaction, new Message(email, letter)))
                .compose(sent -> purpose == Purpose.RESET
                        ? PgAuditTrail.append(transaction, asked(userId, request))
                        : Future.succeededFuture());
    }

    private static SecurityEvent asked(UUID userId, Row request) {
        return new SecurityEvent(
                userId,
                SecurityEvent.Kind.PASSWORD_RESET_ASKED,
                at(request, "asked_at"),
                null,
                new ClientFacts(request.getString("address"), request.getString("user_agent")),
                null);
    }
}
