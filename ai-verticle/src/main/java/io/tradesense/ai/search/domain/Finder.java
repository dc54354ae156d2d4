package io.tradesense.ai.search.domain;

import io.tradesense.ai.models.domain.Embedder;
import io.tradesense.ai.privacy.domain.Choices;
import io.tradesense.ai.privacy.domain.Redaction;
import io.tradesense.ai.search.domain.SearchIndex.Found;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds by words and, where vectors can be had, by meaning; what both find comes first (reciprocal rank fusion, Cormack,
 * Clarke and Buettcher 2009: each list gives 1 ÷ (60 + rank)).
 */
public final class Finder {
    private static final int OF_EACH = 50;
    private static final double RANK_CONSTANT = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private final SearchIndex index;
    private final Optional<Embedder> embedder;
    private final Choices choices;

    public Finder(SearchIndex index, Optional<Embedder> embedder, Choices choices) {
        this.index = index;
        this.embedder = embedder;
        this.choices = choices;
    }

    /**
     * What was found, nearest first.
     *
     * @param byMeaning whether vectors had a part in it
     */
    public record Result(List<Found> found, boolean byMeaning) {}

    public Future<Result> find(UUID userId, String query, int limit) {
        var byWords = index.byWords(userId, query, OF_EACH);
        var byMeaning = meaning(userId, query);
        Future<?> both = Future.all(byWords, byMeaning);
        return both.map(done -> {
            List<List<Found>> lists = new ArrayList<>(List.of(byWords.result()));
            byMeaning.result().ifPresent(lists::add);
            return new Result(fuse(lists, limit), byMeaning.result().isPresent());
        });
    }

    /** Empty where there are no vectors, for whatever reason: words find something always. */
    private Future<Optional<List<Found>>> meaning(UUID userId, String query) {
        if (embedder.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        Embedder model = embedder.get();
        return choices.of(userId)
                .compose(choice -> choice.models()
                        ? model.embed(List.of(new Redaction(List.of()).clean(query)), PATIENCE)
                                .compose(embedded -> index.byMeaning(
                                        userId, embedded.vectors().get(0), model.name(), OF_EACH))
                                .map(Optional::of)
                        : Future.succeededFuture(Optional.<List<Found>>empty()))
                .recover(away -> Future.succeededFuture(Optional.empty()));
    }

    static List<Found> fuse(List<List<Found>> lists, int limit) {
        Map<UUID, Double> scores = new HashMap<>();
        Map<UUID, Document> documents = new HashMap<>();
        for (List<Found> list : lists) {
            for (int rank = 0; rank < list.size(); rank++) {
                Document document = list.get(rank).document();
                scores.merge(document.id(), 1 / (RANK_CONSTANT + rank + 1), Double::sum);
                documents.put(document.id(), document);
            }
        }
        return documents.values().stream()
                .map(document -> new Found(document, scores.getOrDefault(document.id(), 0.0)))
                .sorted(Comparator.comparingDouble(Found::nearness)
                        .reversed()
                        .thenComparing(found -> found.document().day(), Comparator.reverseOrder())
                        .thenComparing(found -> found.document().id()))
                .limit(limit)
                .toList();
    }
}
