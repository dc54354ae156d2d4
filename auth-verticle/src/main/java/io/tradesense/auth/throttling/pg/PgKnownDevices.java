package io.tradesense.auth.throttling.pg;

import static io.tradesense.auth.pg.Times.at;
import static io.tradesense.auth.pg.Times.utc;

import io.tradesense.auth.audit.domain.SecurityEvent;
import io.tradesense.auth.domain.ClientFacts;
import io.tradesense.auth.mail.domain.SecurityNotices;
import io.tradesense.auth.mail.pg.PgMailbox;
import io.tradesense.auth.throttling.domain.Device;
import io.tradesense.auth.throttling.domain.KnownDevices;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Devices in the table {@code known_devices}. */
public final class PgKnownDevices implements KnownDevices {
    private static final int MOST = 20;
    /** A device seen since then is not written again. */
    private static final Duration FRESH = Duration.ofDays(1);

    private static final String KNOWS = """
            SELECT 1 FROM users JOIN known_devices ON user_id = id WHERE email_key = $1 AND device = $2 LIMIT 1
            """;
    private static final String OF_USER = "SELECT device, last_seen_at FROM known_devices WHERE user_id = $1";
    private static final String SEEN = """
            INSERT INTO known_devices (user_id, device, last_seen_at) VALUES ($1, $2, $3)
            ON CONFLICT (user_id, device) DO UPDATE SET last_seen_at = $3
            """;
    private static final String TRIM = """
            DELETE FROM known_devices WHERE user_id = $1 AND device IN (
                SELECT device FROM known_devices WHERE user_id = $1 ORDER BY last_seen_at DESC OFFSET $2)
            """;

    private final Pool pool;
    private final PgMailbox mailbox;
    private final SecurityNotices notices;

    public PgKnownDevices(Pool pool, PgMailbox mailbox, SecurityNotices notices) {
        this.pool = pool;
        this.mailbox = mailbox;
        this.notices = notices;
    }

    @Override
    public Future<Boolean> knows(String emailKey, Device device) {
        return pool.preparedQuery(KNOWS)
                .execute(Tuple.of(emailKey, device.digest()))
                .map(rows -> rows.size() > 0);
    }

    @Override
    public Future<Void> signedIn(UUID userId, ClientFacts client, boolean tell, Instant now) {
        String device = Device.of(client).digest();
        return pool.preparedQuery(OF_USER).execute(Tuple.of(userId)).compose(rows -> {
            Map<String, Instant> known = new HashMap<>();
            rows.forEach(row -> known.put(row.getString("device"), at(row, "last_seen_at")));
            Instant seen = known.get(device);
            if (seen != null && seen.isAfter(now.minus(FRESH))) {
                return Future.succeededFuture();
            }
            boolean isNews = tell && seen == null && !known.isEmpty();
            return pool.withTransaction(transaction -> remember(transaction, userId, device, now)
                    .compose(done -> isNews ? notice(transaction, userId, client, now) : Future.succeededFuture()));
        });
    }

    private static Future<Void> remember(SqlConnection transaction, UUID userId, String device, Instant now) {
        return transaction
                .preparedQuery(SEEN)
                .execute(Tuple.of(userId, device, utc(now)))
                .compose(seen -> transaction.preparedQuery(TRIM).execute(Tuple.of(userId, MOST)))
                .mapEmpty();
    }

    private Future<Void> notice(SqlConnection transaction, UUID userId, ClientFacts client, Instant now) {
        var event = new SecurityEvent(userId, SecurityEvent.Kind.SIGNED_IN, now, null, client, null);
        return mailbox.append(transaction, userId, notices.of(event));
    }
}
