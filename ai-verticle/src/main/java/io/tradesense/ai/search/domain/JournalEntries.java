package io.tradesense.ai.search.domain;

import io.tradesense.ai.facts.domain.Asker;
import io.tradesense.ai.facts.domain.Note;
import io.tradesense.ai.facts.domain.Sources;
import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;

/** Journal entries as documents. */
public final class JournalEntries implements Indexing.Entries {
    private static final int LONGEST = 20_000;
    private final Sources sources;

    public JournalEntries(Sources sources) {
        this.sources = sources;
    }

    @Override
    public Future<Optional<Document>> find(Asker asker, UUID entryId) {
        return sources.entry(asker, entryId)
                .map(note -> Optional.of(document(asker.userId(), note)))
                .recover(failure -> failure instanceof Fault fault && fault.kind() == Fault.Kind.NOT_FOUND
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(failure));
    }

    private static Document document(UUID userId, Note note) {
        String text = note.text();
        return new Document(
                userId,
                Document.Kind.ENTRY,
                note.id(),
                note.date(),
                note.title(),
                text.length() <= LONGEST ? text : text.substring(0, LONGEST));
    }
}
