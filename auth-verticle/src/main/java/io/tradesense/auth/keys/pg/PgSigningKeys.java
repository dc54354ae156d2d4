package io.tradesense.auth.keys.pg;

import static io.tradesense.auth.pg.Times.at;
import static io.tradesense.auth.pg.Times.utc;

import io.tradesense.auth.keys.aes.SealedKeys;
import io.tradesense.auth.keys.domain.KeyLife;
import io.tradesense.auth.keys.domain.KeyRing;
import io.tradesense.auth.keys.domain.SigningKey;
import io.tradesense.auth.keys.domain.SigningKeys;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ring in the table {@code signing_keys}, looked at again each minute: far more often than a key's lead, so every
 * instance has a key long before it signs. Used on one event loop.
 */
public final class PgSigningKeys implements SigningKeys {
    private static final Logger log = LoggerFactory.getLogger(PgSigningKeys.class);
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int KEY_BITS = 2_048;
    private static final long TURN_LOCK = 0x7473_6b65_7973L; // "tskeys": one number for all instances of this database
    private static final String READ = "SELECT id, private_key, usable_from FROM signing_keys";
    private static final String LOCK = "SELECT pg_advisory_xact_lock($1)";
    private static final String ADD = "INSERT INTO signing_keys (id, private_key, usable_from) VALUES ($1, $2, $3)";
    private static final String REMOVE = "DELETE FROM signing_keys WHERE id = ANY($1)";

    private final Vertx vertx;
    private final Pool pool;
    private final SealedKeys sealed;
    private final KeyLife life;
    private final Clock clock;
    private @Nullable KeyRing known;
    private Instant readAt = Instant.EPOCH;
    private @Nullable Future<KeyRing> reading;

    public PgSigningKeys(Vertx vertx, Pool pool, SealedKeys sealed, KeyLife life, Clock clock) {
        this.vertx = vertx;
        this.pool = pool;
        this.sealed = sealed;
        this.life = life;
        this.clock = clock;
    }

    @Override
    public Future<KeyRing> ring() {
        KeyRing ring = known;
        if (ring != null && clock.instant().isBefore(readAt.plus(FRESH))) {
            return Future.succeededFuture(ring);
        }
        return reading != null ? reading : readOnce(ring);
    }

    private Future<KeyRing> readOnce(@Nullable KeyRing before) {
        Instant now = clock.instant();
        Future<KeyRing> read = read(pool)
                .compose(ring -> wantsTurning(ring, now) ? turn(now) : Future.succeededFuture(ring))
                .onSuccess(ring -> {
                    known = ring;
                    readAt = now;
                })
                .recover(failure -> before == null ? Future.failedFuture(failure) : goOn(before, failure))
                .onComplete(done -> reading = null);
        reading = read.isComplete() ? null : read;
        return read;
    }

    /** A ring a few minutes old signs and verifies as well as a new one. */
    private static Future<KeyRing> goOn(KeyRing before, Throwable failure) {
        log.warn("the signing keys cannot be read, the known ones stay: {}", failure.toString());
        return Future.succeededFuture(before);
    }

    private boolean wantsTurning(KeyRing ring, Instant now) {
        return ring.due(now, life).isPresent() || !ring.dead(now, life).isEmpty();
    }

    private Future<KeyRing> turn(Instant now) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(TURN_LOCK))
                .compose(alone -> read(transaction))
                .compose(ring -> ring.due(now, life)
                        .map(usableFrom -> add(transaction, usableFrom))
                        .orElseGet(Future::succeededFuture)
                        .compose(added -> remove(transaction, ring.dead(now, life))))
                .compose(turned -> read(transaction)));
    }

    private Future<Void> add(SqlConnection transaction, Instant usableFrom) {
        String id = UUID.randomUUID().toString();
        return vertx.executeBlocking(() -> sealed.seal(id, generate()), false)
                .compose(bytes ->
                        transaction.preparedQuery(ADD).execute(Tuple.of(id, Buffer.buffer(bytes), utc(usableFrom))))
                .onSuccess(added -> log.info("signing key {} is made and signs from {}", id, usableFrom))
                .mapEmpty();
    }

    private static Future<Void> remove(SqlConnection transaction, List<SigningKey> dead) {
        String[] ids = dead.stream().map(SigningKey::id).toArray(String[]::new);
        return ids.length == 0
                ? Future.succeededFuture()
                : transaction.preparedQuery(REMOVE).execute(Tuple.of(ids)).mapEmpty();
    }

    private Future<KeyRing> read(SqlClient sql) {
        return sql.query(READ)
                .mapping(this::key)
                .execute()
                .map(rows -> new KeyRing(
                        StreamSupport.stream(rows.spliterator(), false).toList()));
    }

    private SigningKey key(Row row) {
        String id = row.getString("id");
        return new SigningKey(id, sealed.open(id, row.getBuffer("private_key").getBytes()), at(row, "usable_from"));
    }

    private static RSAPrivateCrtKey generate() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(KEY_BITS);
        return (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
    }
}
