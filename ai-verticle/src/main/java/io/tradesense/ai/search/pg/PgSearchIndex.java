package io.tradesense.ai.search.pg;

import io.tradesense.ai.search.domain.Document;
import io.tradesense.ai.search.domain.Document.Kind;
import io.tradesense.ai.search.domain.SearchIndex;
import io.vertx.core.Future;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The tables {@code search_documents} and {@code search_queue}. */
public final class PgSearchIndex implements SearchIndex {
    private static final String COLUMNS = "user_id, kind, ref_id, day, title, body";
    /** Any of the words: what has more of them, and nearer to each other, ranks higher. */
    private static final String BY_WORDS = "SELECT " + COLUMNS + """
            , ts_rank_cd(words, query) AS nearness
            FROM search_documents, CAST(replace(plainto_tsquery('english', $2)::text, '&', '|') AS tsquery) AS query
            WHERE user_id = $1 AND words @@ query
            ORDER BY nearness DESC, day DESC, ref_id LIMIT $3
            """;

    /** Without their words: only those of the nearest are wanted. */
    private static final String VECTORS = """
            SELECT kind, ref_id, embedding FROM search_documents
            WHERE user_id = $1 AND embedded_by = $2 ORDER BY day DESC, ref_id LIMIT 10000
            """;

    private static final String THESE = "SELECT " + COLUMNS + """
             FROM search_documents WHERE user_id = $1 AND ref_id = ANY($2)
            """;
    /** A little later it may be taken again, and later each time it was in vain. */
    private static final String TAKE = """
            UPDATE search_queue SET attempts = attempts + 1,
                not_before = now() + least(interval '1 hour', interval '5 seconds' * power(2, least(attempts, 10)))
            WHERE (user_id, kind, ref_id) IN (
                SELECT user_id, kind, ref_id FROM search_queue WHERE not_before <= now()
                ORDER BY not_before LIMIT $1 FOR UPDATE SKIP LOCKED)
            RETURNING user_id, kind, ref_id
            """;

    private static final String PUT = """
            INSERT INTO search_documents (user_id, kind, ref_id, day, title, body) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (user_id, kind, ref_id) DO UPDATE SET
                day = excluded.day, title = excluded.title, body = excluded.body,
                embedding = NULL, embedded_by = NULL, vector_due = now()
            """;
    private static final String REMOVE =
            "DELETE FROM search_documents WHERE user_id = $1 AND kind = $2 AND ref_id = $3";
    private static final String DONE = "DELETE FROM search_queue WHERE user_id = $1 AND kind = $2 AND ref_id = $3";
    /** Who takes one and dies leaves it to whoever looks in two minutes. */
    private static final String TAKE_WITHOUT_VECTOR = """
            UPDATE search_documents SET vector_due = now() + interval '2 minutes'
            WHERE (user_id, kind, ref_id) IN (
                SELECT user_id, kind, ref_id FROM search_documents
                WHERE vector_due <= now() AND vector_due < 'infinity'
                ORDER BY vector_due LIMIT $1 FOR UPDATE SKIP LOCKED)
            RETURNING
            """ + COLUMNS;

    private static final String VECTOR = """
            UPDATE search_documents SET embedding = $6, embedded_by = $7, vector_due = 'infinity'
            WHERE user_id = $1 AND kind = $2 AND ref_id = $3 AND title = $4 AND body = $5
            """;
    private static final String POSTPONE = """
            UPDATE search_documents SET vector_due = now() + $3::bigint * interval '1 second'
            WHERE user_id = $1 AND ref_id = ANY($2) AND vector_due < 'infinity'
            """;
    private static final String USE_MODEL = """
            UPDATE search_documents SET vector_due = now() WHERE embedded_by <> $1 AND vector_due = 'infinity'
            """;
    private static final int ROWS_AT_ONCE = 500;
    private final Pool pool;

    public PgSearchIndex(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<List<Found>> byWords(UUID userId, String query, int limit) {
        return pool.preparedQuery(BY_WORDS)
                .execute(Tuple.of(userId, query, limit))
                .map(rows -> {
                    List<Found> found = new ArrayList<>();
                    rows.forEach(row -> found.add(new Found(document(row), row.getFloat("nearness"))));
                    return found;
                });
    }

    @Override
    public Future<List<Found>> byMeaning(UUID userId, float[] vector, String model, int limit) {
        var nearest = new Nearest(vector, limit);
        return pool.withTransaction(transaction -> transaction
                        .prepare(VECTORS)
                        .compose(statement -> read(statement.cursor(Tuple.of(userId, model)), nearest)))
                .compose(read -> documents(userId, nearest));
    }

    /** A part at a time, so that a trader of many years keeps nobody waiting. */
    private static Future<Void> read(Cursor cursor, Nearest nearest) {
        return cursor.read(ROWS_AT_ONCE).compose(rows -> {
            rows.forEach(row -> nearest.look(row.getUUID("ref_id"), row.getBuffer("embedding")));
            return cursor.hasMore() ? read(cursor, nearest) : cursor.close();
        });
    }

    private Future<List<Found>> documents(UUID userId, Nearest nearest) {
        return pool.preparedQuery(THESE)
                .execute(Tuple.tuple().addUUID(userId).addArrayOfUUID(nearest.ids()))
                .map(rows -> nearest.inOrder(documents(rows)));
    }

    @Override
    public Future<List<Due>> take(int most) {
        return pool.preparedQuery(TAKE).execute(Tuple.of(most)).map(rows -> {
            List<Due> due = new ArrayList<>();
            rows.forEach(row -> due.add(
                    new Due(row.getUUID("user_id"), Kind.valueOf(row.getString("kind")), row.getUUID("ref_id"))));
            return due;
        });
    }

    @Override
    public Future<Void> put(Document document) {
        return pool.preparedQuery(PUT)
                .execute(Tuple.of(
                        document.userId(),
                        document.kind().name(),
                        document.id(),
                        document.day(),
                        document.title(),
                        document.body()))
                .mapEmpty();
    }

    @Override
    public Future<Void> remove(Due due) {
        return pool.preparedQuery(REMOVE)
                .execute(Tuple.of(due.userId(), due.kind().name(), due.id()))
                .mapEmpty();
    }

    @Override
    public Future<Void> done(Due due) {
        return pool.preparedQuery(DONE)
                .execute(Tuple.of(due.userId(), due.kind().name(), due.id()))
                .mapEmpty();
    }

    @Override
    public Future<List<Document>> takeWithoutVector(int most) {
        return pool.preparedQuery(TAKE_WITHOUT_VECTOR).execute(Tuple.of(most)).map(PgSearchIndex::documents);
    }

    @Override
    public Future<Void> vector(Document document, float[] vector, String model) {
        return pool.preparedQuery(VECTOR)
                .execute(Tuple.of(
                        document.userId(),
                        document.kind().name(),
                        document.id(),
                        document.title(),
                        document.body(),
                        Nearest.bytes(vector),
                        model))
                .mapEmpty();
    }

    @Override
    public Future<Void> postpone(List<Document> documents, Duration time) {
        UUID[] ids = documents.stream().map(Document::id).toArray(UUID[]::new);
        return pool.preparedQuery(POSTPONE)
                .execute(Tuple.tuple()
                        .addUUID(documents.get(0).userId())
                        .addArrayOfUUID(ids)
                        .addLong(time.toSeconds()))
                .mapEmpty();
    }

    @Override
    public Future<Void> useModel(String model) {
        return pool.preparedQuery(USE_MODEL).execute(Tuple.of(model)).mapEmpty();
    }

    private static List<Document> documents(RowSet<Row> rows) {
        List<Document> documents = new ArrayList<>();
        rows.forEach(row -> documents.add(document(row)));
        return documents;
    }

    private static Document document(Row row) {
        return new Document(
                row.getUUID("user_id"),
                Kind.valueOf(row.getString("kind")),
                row.getUUID("ref_id"),
                row.getLocalDate("day"),
                row.getString("title"),
                row.getString("body"));
    }
}
