package io.tradesense.trading.journal.templates.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * What an entry can begin with. Title and body may hold gaps such as {@code {{netPnl}}}: {@link Day} fills them.
 *
 * @param version grows with every change
 */
public record Template(UUID id, UUID userId, String name, String title, String body, long version, Instant createdAt) {}
