package io.tradesense.trading.journal.attachments.pg;

import io.tradesense.kit.Fault;
import io.tradesense.trading.journal.attachments.domain.Attachment;
import io.tradesense.trading.journal.attachments.domain.Attachments;
import io.tradesense.trading.journal.attachments.domain.MediaType;
import io.tradesense.trading.journal.entries.domain.Entries;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Attachments in the tables {@code journal_attachments} and {@code journal_attachment_pieces}. */
public final class PgAttachments implements Attachments {
    private static final String COLUMNS = "id, entry_id, name, type, bytes, sha256, width, height, created_at";
    // One upload of a user after the other, so that what is counted stays so.
    private static final String ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended($1::uuid::text, 61))";
    private static final String ROOM = """
            SELECT (SELECT count(*) FROM journal_attachments WHERE entry_id = e.id) AS files,
                (SELECT COALESCE(sum(bytes), 0)::bigint FROM journal_attachments WHERE user_id = e.user_id) AS bytes
            FROM journal_entries e WHERE e.user_id = $1 AND e.id = $2 FOR KEY SHARE
            """;
    private static final String KEEP = "INSERT INTO journal_attachments (user_id, " + COLUMNS
            + ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    private static final String KEEP_PIECE =
            "INSERT INTO journal_attachment_pieces (attachment_id, number, content) VALUES ($1, $2, $3)";
    private static final String LIST = "SELECT " + COLUMNS
            + " FROM journal_attachments WHERE user_id = $1 AND entry_id = $2 ORDER BY created_at, id";
    private static final String FIND =
            "SELECT " + COLUMNS + " FROM journal_attachments WHERE user_id = $1 AND entry_id = $2 AND id = $3";
    private static final String PIECE =
            "SELECT content FROM journal_attachment_pieces WHERE attachment_id = $1 AND number = $2";
    private static final String DELETE =
            "DELETE FROM journal_attachments WHERE user_id = $1 AND entry_id = $2 AND id = $3";

    private final Pool pool;

    public PgAttachments(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<Void> requireRoom(UUID userId, UUID entryId) {
        return requireRoom(pool, userId, entryId, 1);
    }

    @Override
    public Future<Attachment> keep(UUID userId, Attachment attachment, Content content) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(ONE_AT_A_TIME)
                .execute(Tuple.of(userId))
                .compose(alone -> transaction
                        .preparedQuery(FIND)
                        .execute(Tuple.of(userId, attachment.entryId(), attachment.id())))
                .compose(kept -> kept.size() > 0
                        ? Future.succeededFuture(attachment(kept.iterator().next()))
                        : requireRoom(transaction, userId, attachment.entryId(), attachment.bytes())
                                .compose(room -> insert(transaction, userId, attachment))
                                .compose(inserted -> pieces(transaction, attachment, content, 0))
                                .map(attachment)));
    }

    @Override
    public Future<List<Attachment>> list(UUID userId, UUID entryId) {
        return pool.preparedQuery("SELECT 1 FROM journal_entries WHERE user_id = $1 AND id = $2")
                .execute(Tuple.of(userId, entryId))
                .compose(entry -> entry.size() == 0
                        ? Future.failedFuture(Entries.notFound())
                        : pool.preparedQuery(LIST).execute(Tuple.of(userId, entryId)))
                .map(rows -> {
                    List<Attachment> attachments = new ArrayList<>();
                    rows.forEach(row -> attachments.add(attachment(row)));
                    return attachments;
                });
    }

    @Override
    public Future<Attachment> find(UUID userId, UUID entryId, UUID id) {
        return pool.preparedQuery(FIND).execute(Tuple.of(userId, entryId, id)).map(rows -> attachment(first(rows)));
    }

    @Override
    public Future<byte[]> piece(UUID id, int number) {
        return pool.preparedQuery(PIECE)
                .execute(Tuple.of(id, number))
                .map(rows -> first(rows).getBuffer("content").getBytes());
    }

    @Override
    public Future<Void> delete(UUID userId, UUID entryId, UUID id) {
        return pool.preparedQuery(DELETE)
                .execute(Tuple.of(userId, entryId, id))
                .compose(deleted -> deleted.rowCount() == 0
                        ? Future.failedFuture(Attachments.notFound())
                        : Future.succeededFuture());
    }

    private static Future<Void> requireRoom(SqlClient sql, UUID userId, UUID entryId, int bytes) {
        return sql.preparedQuery(ROOM).execute(Tuple.of(userId, entryId)).compose(rows -> {
            if (rows.size() == 0) return Future.failedFuture(Entries.notFound());
            var room = rows.iterator().next();
            if (room.getLong("files") >= MOST_OF_ENTRY) {
                return Future.failedFuture(
                        Fault.conflict("an entry can have at most " + MOST_OF_ENTRY + " attachments"));
            }
            return room.getLong("bytes") + bytes > MOST_OF_USER_BYTES
                    ? Future.failedFuture(
                            Fault.conflict("attachments can take at most " + (MOST_OF_USER_BYTES >> 20) + " MiB"))
                    : Future.succeededFuture();
        });
    }

    private static Future<?> insert(SqlConnection transaction, UUID userId, Attachment attachment) {
        return transaction
                .preparedQuery(KEEP)
                .execute(Tuple.of(userId, attachment.id(), attachment.entryId(), attachment.name())
                        .addString(attachment.type().name())
                        .addInteger(attachment.bytes())
                        .addString(attachment.sha256())
                        .addInteger(attachment.width())
                        .addInteger(attachment.height())
                        .addOffsetDateTime(attachment.createdAt().atOffset(ZoneOffset.UTC)));
    }

    /** One after the other: memory holds one. */
    private static Future<Void> pieces(SqlConnection transaction, Attachment attachment, Content content, int number) {
        return number == Attachments.pieces(attachment.bytes())
                ? Future.succeededFuture()
                : content.piece(number)
                        .compose(piece -> transaction
                                .preparedQuery(KEEP_PIECE)
                                .execute(Tuple.of(attachment.id(), number, Buffer.buffer(piece))))
                        .compose(kept -> pieces(transaction, attachment, content, number + 1));
    }

    private static Row first(RowSet<Row> rows) {
        if (rows.size() == 0) throw Attachments.notFound();
        return rows.iterator().next();
    }

    private static Attachment attachment(Row row) {
        return new Attachment(
                row.getUUID("id"),
                row.getUUID("entry_id"),
                row.getString("name"),
                MediaType.valueOf(row.getString("type")),
                row.getInteger("bytes"),
                row.getString("sha256"),
                row.getInteger("width"),
                row.getInteger("height"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
