package io.tradesense.ai.search.domain;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A trade or a journal entry as it is searched.
 *
 * @param id of the trade or the entry
 * @param day of the close of a trade, or of its opening while it is open; the day an entry is about
 */
public record Document(UUID userId, Kind kind, UUID id, LocalDate day, String title, String body) {

    /** What it is. */
    public enum Kind {
        TRADE,
        ENTRY
    }
}
