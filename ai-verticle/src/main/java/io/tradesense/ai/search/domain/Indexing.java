package io.tradesense.ai.search.domain;

import io.tradesense.ai.facts.domain.Asker;
import io.tradesense.ai.facts.domain.Sources;
import io.tradesense.ai.privacy.domain.Choices;
import io.tradesense.ai.search.domain.SearchIndex.Due;
import io.tradesense.ai.spending.domain.PaidEmbedder;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Brings the index up to date beside requests: the words of journal entries first, then vectors. */
public final class Indexing {
    private static final int AT_ONCE = 16;
    private final SearchIndex index;
    private final Entries entries;
    private final Optional<PaidEmbedder> embedder;
    private final Choices choices;
    private final Sources sources;
    private boolean running;
    private boolean used;

    /** The journal, asked as the user. */
    public interface Entries {
        /** Empty where the entry is gone. */
        Future<Optional<Document>> find(Asker asker, UUID entryId);
    }

    public Indexing(
            SearchIndex index, Entries entries, Optional<PaidEmbedder> embedder, Choices choices, Sources sources) {
        this.index = index;
        this.entries = entries;
        this.embedder = embedder;
        this.choices = choices;
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
        var vectors = new Vectors(index, embedder.get(), choices, sources);
        Future<Void> ready =
                used ? Future.succeededFuture() : index.useModel(embedder.get().name());
        return ready.onSuccess(known -> used = true)
                .compose(known -> index.takeWithoutVector(AT_ONCE))
                .compose(vectors::make);
    }
}
