package io.tradesense.auth.recovery.pg;

import io.tradesense.auth.mail.domain.Message;
import io.tradesense.auth.mail.pg.PgMailbox;
import io.tradesense.auth.recovery.domain.MailedToken;
import io.tradesense.auth.recovery.domain.MailedToken.Purpose;
import io.tradesense.auth.recovery.domain.RecoveryLetters;
import io.tradesense.auth.users.domain.NewUser;
import io.tradesense.auth.users.pg.PgUsers;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/**
 * The first letter to a new account's address: a token to prove it or, where another account has proved it already, a word
 * to its owner. Either way the same is written to the same tables, so the caller can tell neither by the clock.
 */
public final class PgWelcome implements PgUsers.Welcome {
    /** How many accounts under one address are worth a letter: nobody's mailbox is to be filled this way. */
    private static final long MOST_ACCOUNTS = 5;

    private static final String OTHERS = """
            SELECT bool_or(email_verified) AS taken, count(*) AS accounts FROM users WHERE email_key = $1
            """;
    private final PgMailbox mailbox;
    private final RecoveryLetters letters;

    public PgWelcome(PgMailbox mailbox, RecoveryLetters letters) {
        this.mailbox = mailbox;
        this.letters = letters;
    }

    @Override
    public Future<Void> within(SqlConnection transaction, NewUser user) {
        var token = MailedToken.random();
        return MailedTokens.add(
                        transaction,
                        token,
                        user.id(),
                        Purpose.VERIFY,
                        user.email().text(),
                        null,
                        user.at())
                .compose(added -> transaction
                        .preparedQuery(OTHERS)
                        .execute(Tuple.of(user.email().key())))
                .compose(rows -> {
                    var others = rows.iterator().next();
                    var letter = others.getBoolean("taken") ? letters.addressTaken() : letters.verification(token);
                    return others.getLong("accounts") > MOST_ACCOUNTS
                            ? Future.succeededFuture()
                            : mailbox.append(
                                    transaction, new Message(user.email().text(), letter));
                });
    }
}
