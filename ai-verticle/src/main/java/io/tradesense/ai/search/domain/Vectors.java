package io.tradesense.ai.search.domain;

import io.tradesense.ai.facts.domain.Asker;
import io.tradesense.ai.facts.domain.Sources;
import io.tradesense.ai.models.domain.ModelFault;
import io.tradesense.ai.privacy.domain.Choices;
import io.tradesense.ai.privacy.domain.Choices.Choice;
import io.tradesense.ai.privacy.domain.Redaction;
import io.tradesense.ai.spending.domain.PaidEmbedder;
import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Makes the vectors of documents, each user's on that user's account: what stands in the way of one user's, be it a choice, a
 * budget or a name that cannot be had, keeps nobody else waiting.
 */
final class Vectors {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration UNTIL_NAMES_ARE_KNOWN = Duration.ofMinutes(1);
    private static final Duration UNTIL_THERE_ARE_TOKENS = Duration.ofHours(1);
    /** A change of mind is heard of at once. */
    private static final Duration UNTIL_ALLOWED = Duration.ofDays(1);

    private final SearchIndex index;
    private final PaidEmbedder embedder;
    private final Choices choices;
    private final Sources sources;

    Vectors(SearchIndex index, PaidEmbedder embedder, Choices choices, Sources sources) {
        this.index = index;
        this.embedder = embedder;
        this.choices = choices;
        this.sources = sources;
    }

    /** Ends with the first failure that is nobody's own: the rest comes again when their time has come. */
    Future<Void> make(List<Document> documents) {
        Map<UUID, List<Document>> byUser =
                documents.stream().collect(Collectors.groupingBy(Document::userId, TreeMap::new, Collectors.toList()));
        Future<Void> done = Future.succeededFuture();
        for (var each : byUser.entrySet()) {
            done = done.compose(before -> make(each.getKey(), each.getValue()));
        }
        return done;
    }

    private Future<Void> make(UUID userId, List<Document> documents) {
        return choices.of(userId).compose(choice -> {
            Map<Boolean, List<Document>> parts =
                    documents.stream().collect(Collectors.partitioningBy(each -> mayBeRead(each, choice)));
            List<Document> allowed = parts.getOrDefault(true, List.of());
            List<Document> refused = parts.getOrDefault(false, List.of());
            Future<Void> waiting = refused.isEmpty() ? Future.succeededFuture() : untilAllowed(refused, choice);
            return waiting.compose(done -> allowed.isEmpty() ? Future.succeededFuture() : embed(userId, allowed));
        });
    }

    /** A change of mind makes everything due; one that came just before we put this off would be lost without the second look. */
    private Future<Void> untilAllowed(List<Document> refused, Choice seen) {
        return index.postpone(refused, UNTIL_ALLOWED)
                .compose(done -> choices.of(refused.get(0).userId()))
                .compose(now -> now.version() == seen.version()
                        ? Future.succeededFuture()
                        : index.postpone(refused, Duration.ZERO));
    }

    private boolean mayBeRead(Document document, Choice choice) {
        return choice.models() && (embedder.isLocal() || choice.journal() || document.kind() != Document.Kind.ENTRY);
    }

    private Future<Void> embed(UUID userId, List<Document> documents) {
        if (embedder.isLocal()) {
            return oneByOne(userId, documents);
        }
        return sources.names(Asker.of(userId))
                .compose(names -> names.answer().isEmpty()
                        ? index.postpone(documents, UNTIL_NAMES_ARE_KNOWN)
                        : embed(
                                userId,
                                documents,
                                texts(documents, new Redaction(names.answer().get()))));
    }

    /** A long text takes this process a while, and what is done should be kept. */
    private Future<Void> oneByOne(UUID userId, List<Document> documents) {
        Future<Void> done = Future.succeededFuture();
        for (Document each : documents) {
            done = done.compose(before -> embed(userId, List.of(each), List.of(text(each))));
        }
        return done;
    }

    private Future<Void> embed(UUID userId, List<Document> documents, List<String> texts) {
        return embedder.embed(userId, "index", texts, PATIENCE)
                .compose(vectors -> keep(documents, vectors))
                .recover(failure -> failure instanceof Fault
                        ? index.postpone(documents, UNTIL_THERE_ARE_TOKENS)
                        : isTheTexts(failure)
                                ? index.postpone(documents, UNTIL_ALLOWED)
                                : Future.failedFuture(failure));
    }

    private static boolean isTheTexts(Throwable failure) {
        return failure instanceof ModelFault fault
                && switch (fault.kind()) {
                    case TOO_LONG, REFUSED, INVALID -> true;
                    default -> false;
                };
    }

    private static List<String> texts(List<Document> documents, Redaction redaction) {
        return documents.stream().map(each -> redaction.clean(text(each))).toList();
    }

    private static String text(Document document) {
        return document.title() + "\n" + document.body();
    }

    private Future<Void> keep(List<Document> documents, List<float[]> vectors) {
        Future<Void> done = Future.succeededFuture();
        for (int at = 0; at < documents.size(); at++) {
            Document document = documents.get(at);
            float[] vector = vectors.get(at);
            done = done.compose(before -> index.vector(document, vector, embedder.name()));
        }
        return done;
    }
}
