package io.tradesense.ai.search.domain;

import io.tradesense.ai.search.domain.Document.Kind;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** All that can be searched, by user. */
public interface SearchIndex {

    /** Something found, and how near it is by the measure it was found by; larger is nearer. */
    record Found(Document document, double nearness) {}

    /** Something whose words must be fetched anew. */
    record Due(UUID userId, Kind kind, UUID id) {}

    /** By words, in any of their English forms; nearest first. */
    Future<List<Found>> byWords(UUID userId, String query, int limit);

    /** By the likeness of vectors of the same model; nearest first. */
    Future<List<Found>> byMeaning(UUID userId, float[] vector, String model, int limit);

    /** Takes what is due, not to be taken by another for a while. */
    Future<List<Due>> take(int most);

    Future<Void> put(Document document);

    Future<Void> remove(Due due);

    /** What was due is done. */
    Future<Void> done(Due due);

    /** Takes documents whose vectors are due, not to be taken by another for a while. */
    Future<List<Document>> takeWithoutVector(int most);

    /** Where a document has changed meanwhile its vector is not kept. */
    Future<Void> vector(Document document, float[] vector, String model);

    /** The vectors of these, all of one user, are due when that time is over, unless they are there by now. */
    Future<Void> postpone(List<Document> documents, Duration time);

    /** Vectors of any other model are due again. */
    Future<Void> useModel(String model);
}
