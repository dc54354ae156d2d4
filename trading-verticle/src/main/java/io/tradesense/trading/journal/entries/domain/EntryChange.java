package io.tradesense.trading.journal.entries.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What to change of an entry; a null field stays as it is.
 *
 * @param mood an empty Optional takes it away
 * @param tradeIds replaces all links; those that are linked already may be missing trades
 */
public record EntryChange(
        @Nullable LocalDate date,
        @Nullable String title,
        @Nullable String body,
        @Nullable Optional<String> mood,
        @Nullable SortedSet<String> tags,
        @Nullable List<UUID> tradeIds) {}
