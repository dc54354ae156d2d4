package io.tradesense.ai.search.domain;

import io.tradesense.ai.facts.domain.Asker;
import io.tradesense.ai.facts.domain.Sources;
import io.tradesense.ai.models.domain.ModelFault;
import io.tradesense.ai.privacy.domain.Choices;
import io.tradesense.ai.privacy.domain.Redaction;
import io.tradesense.ai.search.domain.SearchIndex.Found;
import io.tradesense.ai.spending.domain.PaidEmbedder;
import io.tradesense.kit.Fault;
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
    private final Optional<PaidEmbedder> embedder;
    private final Choices choices;
    private final Sources sources;

    public Finder(SearchIndex index, Optional<PaidEmbedder> embedder, Choices choices, Sources sources) {
        this.index = index;
        this.embedder = embedder;
        this.choices = choices;
        this.sources = sources;
    }

    /**
     * What was found, nearest first.
     *
     * @param byMeaning whether vectors had a part in it
     */
    public record Result(List<Found> found, boolean byMeaning) {}

    public Future<Result> find(Asker asker, String query, int limit) {
        var byWords = index.byWords(asker.userId(), query, OF_EACH);
        var byMeaning = meaning(asker, query);
        Future<?> both = Future.all(byWords, byMeaning);
        return both.map(done -> {
            List<List<Found>> lists = new ArrayList<>(List.of(byWords.result()));
            byMeaning.result().ifPresent(lists::add);
            return new Result(fuse(lists, limit), byMeaning.result().isPresent());
        });
    }

    /** Empty where no vector can be had, be it for want of tokens or of a model: words find something always. */
    private Future<Optional<List<Found>>> meaning(Asker asker, String query) {
        if (embedder.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        return choices.of(asker.userId())
                .compose(choice -> choice.models() ? clean(asker, query) : Future.succeededFuture(Optional.empty()))
                .compose(text -> text.map(clean -> near(asker.userId(), clean))
                        .orElseGet(() -> Future.succeededFuture(Optional.empty())))
                .recover(failure -> failure instanceof ModelFault || failure instanceof Fault
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(failure));
    }

    /** Empty where it would leave the house and cannot be cleaned of names, because they cannot be had. */
    private Future<Optional<String>> clean(Asker asker, String query) {
        return embedder.map(PaidEmbedder::isLocal).orElse(false)
                ? Future.succeededFuture(Optional.of(query))
                : sources.names(asker).map(names -> names.answer().map(known -> new Redaction(known).clean(query)));
    }

    private Future<Optional<List<Found>>> near(UUID userId, String text) {
        PaidEmbedder model = embedder.orElseThrow();
        return model.embed(userId, "search", List.of(text), PATIENCE)
                .compose(vectors -> index.byMeaning(userId, vectors.get(0), model.name(), OF_EACH))
                .map(Optional::of);
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
