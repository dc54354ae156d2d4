package io.tradesense.trading.journal.entries.domain;

import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The entries of all users. A user reaches their own only: another's is not found. */
public interface Entries {

    /** Entries a user can keep. */
    int MOST = 50_000;

    /** A body's length in bytes of UTF-8. */
    int MOST_BODY_BYTES = 256 << 10;

    /**
     * Which entries; an empty part takes all.
     *
     * @param words as one types them into a search engine: all words, {@code "a phrase"}, {@code or}, {@code -without}
     * @param from inclusive
     * @param to inclusive
     * @param tags all of which an entry must have
     */
    record Filter(
            Optional<String> words,
            Optional<LocalDate> from,
            Optional<LocalDate> to,
            SortedSet<String> tags,
            Optional<String> mood,
            Optional<UUID> tradeId) {}

    /** {@code RELEVANCE}, best first, takes words in the filter. */
    enum Order {
        NEWEST,
        OLDEST,
        RELEVANCE
    }

    /**
     * Where a page ended.
     *
     * @param rank how well the last entry matched, as text; empty where the order is by date
     */
    record After(String rank, LocalDate date, UUID id) {}

    /**
     * An entry in a list.
     *
     * @param entry its body is empty
     * @param excerpt the places that were found, or the beginning
     */
    record Listed(Entry entry, Excerpt excerpt) {}

    /** @param next null on the last page */
    record Found(List<Listed> items, @Nullable After next) {}

    /**
     * Keeps the entry, or answers the one kept under this id before. Fails with INVALID naming the trades that are not the
     * user's, with CONFLICT beyond {@link #MOST}.
     */
    Future<Entry> write(Draft draft);

    /** Fails with NOT_FOUND. */
    Future<Entry> find(UUID userId, UUID id);

    Future<Found> list(UUID userId, Filter filter, Order order, int limit, Optional<After> after);

    /**
     * Fails with NOT_FOUND, with INVALID as {@link #write}, and with PRECONDITION_FAILED where the entry is not of that
     * version any more.
     */
    Future<Entry> change(UUID userId, UUID id, EntryChange change, Optional<Long> version);

    /** With its attachments. Fails with NOT_FOUND or PRECONDITION_FAILED. */
    Future<Void> delete(UUID userId, UUID id, Optional<Long> version);

    static Fault notFound() {
        return Fault.notFound("entry");
    }
}
