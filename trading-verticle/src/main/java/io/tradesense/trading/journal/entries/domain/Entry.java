package io.tradesense.trading.journal.entries.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something written on a day.
 *
 * @param date the day it is about, in whatever zone the trader lives by
 * @param body Markdown, kept to the letter
 * @param mood null where none was stated
 * @param version grows with every change
 */
public record Entry(
        UUID id,
        UUID userId,
        LocalDate date,
        String title,
        String body,
        @Nullable String mood,
        SortedSet<String> tags,
        List<TradeLink> trades,
        long version,
        Instant createdAt,
        Instant changedAt) {

    public Entry with(List<TradeLink> links) {
        return new Entry(id, userId, date, title, body, mood, tags, links, version, createdAt, changedAt);
    }
}
