package io.tradesense.market.watchlists.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** @param symbols in the user's order, each once */
public record Watchlist(UUID id, UUID userId, String name, List<String> symbols, long version, Instant createdAt) {}
