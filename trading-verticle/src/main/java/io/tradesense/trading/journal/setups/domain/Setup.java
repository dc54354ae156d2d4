package io.tradesense.trading.journal.setups.domain;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * A way to trade, with its rules. Its trades are those annotated with its name.
 *
 * @param description Markdown, kept to the letter
 * @param zone of its time windows, weekdays and days
 * @param version grows with every change
 */
public record Setup(
        UUID id,
        UUID userId,
        String name,
        String description,
        ZoneId zone,
        List<Rule> rules,
        long version,
        Instant createdAt) {}
