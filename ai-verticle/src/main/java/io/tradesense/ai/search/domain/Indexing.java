package io.tradesense.ai.search.domain;

import io.tradesense.ai.facts.domain.Asker;
import io.tradesense.ai.facts.domain.Sources;
import io.tradesense.ai.models.domain.Embedder;
import io.tradesense.ai.privacy.domain.Redaction;
import io.tradesense.ai.search.domain.SearchIndex.Due;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Brings the index up to date beside requests: the words of journal entries first, then vectors. */
public final class Indexing {
    private static final int AT_ONCE = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final SearchIndex index;
    private final Entries entries;
    private final Optional<Embedder> embedder;
    private final Sources sources;
    private boolean running;

    /** The journal, asked as the user. */
    public interface Entries {
        /** Empty where the entry is gone. */
        Future<Optional<Document>> find(Asker asker, UUID entryId);
    }

    public Indexing(SearchIndex index, Entries entries, Optional<Embedder> embedder, Sources sources) {
        this.index = index;
        this.entries = entries;
        this.embedder = embedder;
        this.sources = sources;
    }

    /** One turn; a turn while another is under way does nothing. */
    public Future<Void> turn() {
        if (running) {
            return Future.succeededFuture();
        }
        running = true;
        return index.take(AT_ONCE)
                .compose(this::fetch)
                .compose(fetched -> vectors())
                .onComplete(done -> running = false);
    }

    private Future<Void> fetch(List<Due> due) {
        Future<Void> done = Future.succeededFuture();
        for (Due each : due) {
            done = done.compose(before -> fetch(each));
        }
        return done;
    }

    /** What cannot be fetched just now comes again later. */
    private Future<Void> fetch(Due due) {
        return entries.find(Asker.of(due.userId()), due.id())
                .compose(found -> found.map(index::put).orElseGet(() -> index.remove(due)))
                .compose(stored -> index.done(due))
                .recover(later -> Future.succeededFuture());
    }

    private Future<Void> vectors() {
        if (embedder.isEmpty()) {
            return Future.succeededFuture();
        }
        Embedder model = embedder.get();
        return index.withoutVector(model.name(), AT_ONCE)
                .compose(documents -> documents.isEmpty()
                        ? Future.succeededFuture()
                        : cleaned(documents)
                                .compose(texts -> model.embed(texts, PATIENCE))
                                .compose(embedded -> keep(documents, embedded.vectors(), model.name())));
    }

    /** Whose names are not known just now is not sent just now. */
    private Future<List<String>> cleaned(List<Document> documents) {
        Map<UUID, Redaction> redactions = new HashMap<>();
        Future<Void> known = Future.succeededFuture();
        for (Document document : documents) {
            known = known.compose(before -> redactions.containsKey(document.userId())
                    ? Future.succeededFuture()
                    : names(document.userId())
                            .map(names -> redactions.put(document.userId(), new Redaction(names)))
                            .mapEmpty());
        }
        return known.map(all -> documents.stream()
                .map(each -> redactions
                        .getOrDefault(each.userId(), new Redaction(List.of()))
                        .clean(each.title() + "\n" + each.body()))
                .toList());
    }

    private Future<List<String>> names(UUID userId) {
        return sources.names(Asker.of(userId))
                .compose(asked -> asked.answer()
                        .map(Future::succeededFuture)
                        .orElseGet(() -> Future.failedFuture("the names of a user cannot be had: " + asked.why())));
    }

    private Future<Void> keep(List<Document> documents, List<float[]> vectors, String model) {
        Future<Void> done = Future.succeededFuture();
        for (int at = 0; at < documents.size(); at++) {
            Document document = documents.get(at);
            float[] vector = vectors.get(at);
            done = done.compose(before -> index.vector(document, vector, model));
        }
        return done;
    }
}
