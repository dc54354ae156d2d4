package io.tradesense.auth.factors.pg;

import static io.tradesense.auth.pg.Times.atOrNull;
import static io.tradesense.auth.pg.Times.utc;

import io.tradesense.auth.audit.domain.SecurityEvent;
import io.tradesense.auth.audit.pg.ChangeLog;
import io.tradesense.auth.factors.domain.Factors;
import io.tradesense.auth.factors.domain.RecoveryCode;
import io.tradesense.auth.factors.domain.Totp;
import io.tradesense.auth.factors.domain.TotpSecret;
import io.tradesense.auth.secrets.Seal;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** Second factors in the tables {@code totp_secrets} and {@code recovery_codes}. */
public final class PgFactors implements Factors {
    private static final String TOTP = "SELECT user_id, secret, activated_at FROM totp_secrets WHERE user_id = $1";
    private static final String WAITING = """
            SELECT user_id, secret, activated_at FROM totp_secrets WHERE user_id = $1 AND activated_at IS NULL FOR UPDATE
            """;
    private static final String ENROL = """
            INSERT INTO totp_secrets AS known (user_id, secret, enrolled_at) VALUES ($1, $2, $3)
            ON CONFLICT (user_id) DO UPDATE SET secret = $2, enrolled_at = $3 WHERE known.activated_at IS NULL
            """;
    private static final String ACTIVATE =
            "UPDATE totp_secrets SET activated_at = $2, last_step = $3 WHERE user_id = $1 AND activated_at IS NULL";
    private static final String DISABLE =
            "DELETE FROM totp_secrets WHERE user_id = $1 RETURNING activated_at IS NOT NULL AS active";
    private static final String SPEND_STEP = """
            UPDATE totp_secrets SET last_step = $2 WHERE user_id = $1 AND last_step < $2 AND activated_at IS NOT NULL
            """;
    private static final String SPEND_CODE =
            "UPDATE recovery_codes SET used_at = $3 WHERE user_id = $1 AND digest = $2 AND used_at IS NULL";
    private static final String LOCK_ACTIVE =
            "SELECT 1 FROM totp_secrets WHERE user_id = $1 AND activated_at IS NOT NULL FOR UPDATE";
    private static final String FORGET_CODES = "DELETE FROM recovery_codes WHERE user_id = $1";
    private static final String ADD_CODES =
            "INSERT INTO recovery_codes (user_id, digest) SELECT $1::uuid, * FROM UNNEST($2::text[])";
    private static final String CODES_LEFT =
            "SELECT count(*) FROM recovery_codes WHERE user_id = $1 AND used_at IS NULL";

    private final Pool pool;
    private final ChangeLog log;
    private final Seal seal;

    /** @param seal the one for secrets of one-time codes */
    public PgFactors(Pool pool, ChangeLog log, Seal seal) {
        this.pool = pool;
        this.log = log;
        this.seal = seal;
    }

    @Override
    public Future<Optional<Totp>> totp(UUID userId) {
        return pool.preparedQuery(TOTP)
                .mapping(this::totp)
                .execute(Tuple.of(userId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst());
    }

    @Override
    public Future<Boolean> enrol(UUID userId, TotpSecret secret, Instant now) {
        return pool.preparedQuery(ENROL)
                .execute(Tuple.of(userId, Buffer.buffer(seal.close(userId.toString(), secret.reveal())), utc(now)))
                .map(kept -> kept.rowCount() == 1);
    }

    @Override
    public Future<Boolean> activate(
            UUID userId, TotpSecret secret, long step, List<RecoveryCode> codes, SecurityEvent event) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(WAITING)
                .mapping(this::totp)
                .execute(Tuple.of(userId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .anyMatch(waiting -> waiting.secret().equals(secret)))
                .compose(onlyIf(() -> transaction
                        .preparedQuery(ACTIVATE)
                        .execute(Tuple.of(userId, utc(event.at()), step))
                        .compose(activated -> give(transaction, userId, codes))
                        .compose(given -> log.append(transaction, event)))));
    }

    @Override
    public Future<Boolean> disable(UUID userId, SecurityEvent event) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(DISABLE)
                .mapping(row -> row.getBoolean("active"))
                .execute(Tuple.of(userId))
                .map(rows -> rows.size() == 1 && rows.iterator().next())
                .compose(onlyIf(() -> transaction
                        .preparedQuery(FORGET_CODES)
                        .execute(Tuple.of(userId))
                        .compose(forgotten -> log.append(transaction, event)))));
    }

    @Override
    public Future<Boolean> spendStep(UUID userId, long step) {
        return pool.preparedQuery(SPEND_STEP).execute(Tuple.of(userId, step)).map(spent -> spent.rowCount() == 1);
    }

    @Override
    public Future<Boolean> spendCode(UUID userId, RecoveryCode code, SecurityEvent event) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(SPEND_CODE)
                .execute(Tuple.of(userId, code.digest(userId).text(), utc(event.at())))
                .map(spent -> spent.rowCount() == 1)
                .compose(onlyIf(() -> log.append(transaction, event))));
    }

    @Override
    public Future<Boolean> replaceCodes(UUID userId, List<RecoveryCode> codes, SecurityEvent event) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(LOCK_ACTIVE)
                .execute(Tuple.of(userId))
                .map(locked -> locked.size() == 1)
                .compose(onlyIf(
                        () -> give(transaction, userId, codes).compose(given -> log.append(transaction, event)))));
    }

    @Override
    public Future<Integer> codesLeft(UUID userId) {
        return pool.preparedQuery(CODES_LEFT)
                .execute(Tuple.of(userId))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    private static Future<Void> give(SqlConnection transaction, UUID userId, List<RecoveryCode> codes) {
        String[] digests =
                codes.stream().map(code -> code.digest(userId).text()).toArray(String[]::new);
        return transaction
                .preparedQuery(FORGET_CODES)
                .execute(Tuple.of(userId))
                .compose(forgotten -> transaction.preparedQuery(ADD_CODES).execute(Tuple.of(userId, (Object) digests)))
                .mapEmpty();
    }

    /** The rest of a change, where its first step took hold; answers whether it did. */
    private static Function<Boolean, Future<Boolean>> onlyIf(Supplier<Future<Void>> rest) {
        return held -> held ? rest.get().map(true) : Future.succeededFuture(false);
    }

    private Totp totp(Row row) {
        UUID userId = row.getUUID("user_id");
        try {
            byte[] secret = seal.open(userId.toString(), row.getBuffer("secret").getBytes());
            return new Totp(new TotpSecret(secret), atOrNull(row, "activated_at"));
        } catch (GeneralSecurityException foreign) {
            throw new IllegalStateException(
                    "AUTH_KEY_ENCRYPTION_KEY does not open the second factor of user " + userId, foreign);
        }
    }
}
