package io.tradesense.ai.search.pg;

import io.tradesense.ai.search.domain.Document;
import io.tradesense.ai.search.domain.Document.Kind;
import io.tradesense.ai.search.domain.SearchIndex;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Comparator;
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

    private static final String VECTORS = "SELECT " + COLUMNS + """
            , embedding FROM search_documents
            WHERE user_id = $1 AND embedded_by = $2 ORDER BY day DESC, ref_id LIMIT 2000
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
                day = excluded.day, title = excluded.title, body = excluded.body, embedding = NULL, embedded_by = NULL
            """;
    private static final String REMOVE =
            "DELETE FROM search_documents WHERE user_id = $1 AND kind = $2 AND ref_id = $3";
    private static final String DONE = "DELETE FROM search_queue WHERE user_id = $1 AND kind = $2 AND ref_id = $3";
    private static final String WITHOUT_VECTOR = "SELECT " + COLUMNS + """
             FROM search_documents d
            WHERE embedded_by IS DISTINCT FROM $1
              AND NOT EXISTS (SELECT FROM ai_settings s WHERE s.user_id = d.user_id
                  AND (NOT s.models OR NOT s.journal AND d.kind = 'ENTRY'))
            LIMIT $2
            """;
    private static final String VECTOR = """
            UPDATE search_documents SET embedding = $6, embedded_by = $7
            WHERE user_id = $1 AND kind = $2 AND ref_id = $3 AND title = $4 AND body = $5
            """;
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
        return pool.preparedQuery(VECTORS).execute(Tuple.of(userId, model)).map(rows -> {
            List<Found> found = new ArrayList<>();
            rows.forEach(
                    row -> found.add(new Found(document(row), likeness(vector, row.getArrayOfFloats("embedding")))));
            found.sort(Comparator.comparingDouble(Found::nearness).reversed());
            return found.size() <= limit ? found : List.copyOf(found.subList(0, limit));
        });
    }

    /** The cosine: both have length 1. */
    private static double likeness(float[] one, Float[] other) {
        if (one.length != other.length) {
            return -1;
        }
        double sum = 0;
        for (int at = 0; at < one.length; at++) {
            sum += one[at] * other[at];
        }
        return sum;
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
    public Future<List<Document>> withoutVector(String model, int most) {
        return pool.preparedQuery(WITHOUT_VECTOR).execute(Tuple.of(model, most)).map(PgSearchIndex::documents);
    }

    @Override
    public Future<Void> vector(Document document, float[] vector, String model) {
        Float[] boxed = new Float[vector.length];
        for (int at = 0; at < vector.length; at++) {
            boxed[at] = vector[at];
        }
        return pool.preparedQuery(VECTOR)
                .execute(Tuple.of(
                        document.userId(),
                        document.kind().name(),
                        document.id(),
                        document.title(),
                        document.body(),
                        boxed,
                        model))
                .mapEmpty();
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
