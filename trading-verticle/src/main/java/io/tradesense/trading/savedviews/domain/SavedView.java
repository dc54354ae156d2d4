package io.tradesense.trading.savedviews.domain;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A list of trades under a name.
 *
 * @param filter what {@code GET /trades} would be asked, by parameter; every value is text
 * @param version grows with every change
 */
public record SavedView(
        UUID id, UUID userId, String name, Map<String, String> filter, long version, Instant createdAt) {}
