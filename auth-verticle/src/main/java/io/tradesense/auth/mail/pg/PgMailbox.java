package io.tradesense.auth.mail.pg;

import static io.tradesense.auth.pg.Times.utc;

import io.tradesense.auth.mail.aes.SealedLetters;
import io.tradesense.auth.mail.domain.Letter;
import io.tradesense.auth.mail.domain.Mailbox;
import io.tradesense.auth.mail.domain.Message;
import io.tradesense.auth.mail.domain.Waiting;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waiting messages in the table {@code letters}. */
public final class PgMailbox implements Mailbox, Waiting {
    private static final Logger log = LoggerFactory.getLogger(PgMailbox.class);
    private static final String INSERT =
            "INSERT INTO letters (id, sealed, created_at, next_try_at) VALUES ($1, $2, $3, $3)";
    private static final String ADDRESS = "SELECT email FROM users WHERE id = $1";
    private static final String TAKE = """
            UPDATE letters SET next_try_at = $2, tries = tries + 1
            WHERE id IN (
                SELECT id FROM letters WHERE next_try_at <= $1 ORDER BY next_try_at LIMIT $3 FOR UPDATE SKIP LOCKED)
            RETURNING id, sealed, tries
            """;
    private static final String REMOVE = "DELETE FROM letters WHERE id = $1";
    private static final String RETRY_AT = "UPDATE letters SET next_try_at = $2 WHERE id = $1";

    private final SqlClient sql;
    private final SealedLetters sealing;
    private final Clock clock;

    public PgMailbox(SqlClient sql, SealedLetters sealing, Clock clock) {
        this.sql = sql;
        this.sealing = sealing;
        this.clock = clock;
    }

    @Override
    public Future<Void> send(Message message) {
        return append(sql, message);
    }

    /** Drops the message with the change it tells of: both are committed or neither. */
    public Future<Void> append(SqlClient transaction, Message message) {
        UUID id = UUID.randomUUID();
        var text = new JsonObject()
                .put("to", message.to())
                .put("subject", message.letter().subject())
                .put("text", message.letter().text());
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.of(id, Buffer.buffer(sealing.seal(id, text.encode())), utc(clock.instant())))
                .mapEmpty();
    }

    /** The same to the address a user has now; a user who is gone gets none. */
    public Future<Void> append(SqlClient transaction, UUID userId, Letter letter) {
        return transaction
                .preparedQuery(ADDRESS)
                .mapping(row -> row.getString("email"))
                .execute(Tuple.of(userId))
                .compose(found -> found.size() == 0
                        ? Future.succeededFuture()
                        : append(transaction, new Message(found.iterator().next(), letter)));
    }

    @Override
    public Future<List<Due>> take(Instant now, Duration lease, int limit) {
        return sql.preparedQuery(TAKE)
                .mapping(this::due)
                .execute(Tuple.of(utc(now), utc(now.plus(lease)), limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .flatMap(Optional::stream)
                        .toList());
    }

    @Override
    public Future<Void> remove(UUID id) {
        return sql.preparedQuery(REMOVE).execute(Tuple.of(id)).mapEmpty();
    }

    @Override
    public Future<Void> retryAt(UUID id, Instant next) {
        return sql.preparedQuery(RETRY_AT).execute(Tuple.of(id, utc(next))).mapEmpty();
    }

    /** Empty where another master key sealed it: that letter must not hold up the others. */
    private Optional<Due> due(Row row) {
        UUID id = row.getUUID("id");
        try {
            var text = new JsonObject(sealing.open(id, row.getBuffer("sealed").getBytes()));
            var letter = new Letter(text.getString("subject"), text.getString("text"));
            return Optional.of(new Due(id, new Message(text.getString("to"), letter), row.getInteger("tries")));
        } catch (IllegalStateException foreign) {
            log.error("a letter stays unsent: {}", foreign.getMessage());
            return Optional.empty();
        }
    }
}
