package io.tradesense.auth.recovery.pg;

import static io.tradesense.auth.pg.Times.utc;

import io.tradesense.auth.recovery.domain.MailedToken;
import io.tradesense.auth.recovery.domain.MailedToken.Purpose;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The table {@code mailed_tokens}. */
public final class MailedTokens {
    private static final String ADD = """
            INSERT INTO mailed_tokens (token_hash, user_id, purpose, email, password_hash, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            """;
    private static final String COUNT = """
            SELECT count(*) FROM mailed_tokens WHERE user_id = $1 AND purpose = $2 AND expires_at > $3
            """;
    private static final String FIND = """
            SELECT user_id FROM mailed_tokens WHERE token_hash = $1 AND purpose = $2 AND expires_at > $3
            """;
    private static final String SPEND = """
            DELETE FROM mailed_tokens WHERE token_hash = $1 AND purpose = ANY($2) AND expires_at > $3
            RETURNING user_id, purpose, email, password_hash
            """;
    private static final String CANCEL = "DELETE FROM mailed_tokens WHERE user_id = $1 AND purpose = ANY($2)";
    private static final String FORGET = "DELETE FROM mailed_tokens WHERE expires_at <= $1";

    private MailedTokens() {}

    /** A token that was just spent. @param passwordHash null but for a change of address */
    record Spent(
            UUID userId,
            Purpose purpose,
            String email,
            @Nullable String passwordHash) {}

    static Future<Void> add(
            SqlClient transaction,
            MailedToken token,
            UUID userId,
            Purpose purpose,
            String email,
            @Nullable String passwordHash,
            Instant now) {
        return transaction
                .preparedQuery(ADD)
                .execute(Tuple.of(
                        token.digest().text(),
                        userId,
                        purpose.name(),
                        email,
                        passwordHash,
                        utc(now.plus(purpose.life()))))
                .mapEmpty();
    }

    /** How many of a user's tokens are still good. */
    static Future<Long> count(SqlClient transaction, UUID userId, Purpose purpose, Instant now) {
        return transaction
                .preparedQuery(COUNT)
                .execute(Tuple.of(userId, purpose.name(), utc(now)))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    static Future<Optional<UUID>> holder(SqlClient sql, MailedToken token, Purpose purpose, Instant now) {
        return sql.preparedQuery(FIND)
                .mapping(row -> row.getUUID("user_id"))
                .execute(Tuple.of(token.digest().text(), purpose.name(), utc(now)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst());
    }

    /** Of those who present a token at the same time, one gets it. */
    static Future<Optional<Spent>> spend(SqlClient transaction, MailedToken token, Instant now, Purpose... purposes) {
        return transaction
                .preparedQuery(SPEND)
                .mapping(MailedTokens::spent)
                .execute(Tuple.of(token.digest().text(), names(purposes), utc(now)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst());
    }

    /** Makes all of a user's tokens for that worthless. */
    static Future<Void> cancel(SqlClient transaction, UUID userId, Purpose... purposes) {
        return transaction
                .preparedQuery(CANCEL)
                .execute(Tuple.tuple().addUUID(userId).addArrayOfString(names(purposes)))
                .mapEmpty();
    }

    /** Removes tokens that are past their time. */
    public static Future<Void> forget(SqlClient sql, Instant now) {
        return sql.preparedQuery(FORGET).execute(Tuple.of(utc(now))).mapEmpty();
    }

    private static String[] names(Purpose... purposes) {
        String[] names = new String[purposes.length];
        for (int index = 0; index < purposes.length; index++) {
            names[index] = purposes[index].name();
        }
        return names;
    }

    private static Spent spent(Row row) {
        return new Spent(
                row.getUUID("user_id"),
                Purpose.valueOf(row.getString("purpose")),
                row.getString("email"),
                row.getString("password_hash"));
    }
}
