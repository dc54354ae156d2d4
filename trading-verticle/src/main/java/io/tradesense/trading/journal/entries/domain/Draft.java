package io.tradesense.trading.journal.entries.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry that is not kept yet.
 *
 * @param tradeIds without repetition
 */
public record Draft(
        UUID id,
        UUID userId,
        LocalDate date,
        String title,
        String body,
        @Nullable String mood,
        SortedSet<String> tags,
        List<UUID> tradeIds,
        Instant createdAt) {}
