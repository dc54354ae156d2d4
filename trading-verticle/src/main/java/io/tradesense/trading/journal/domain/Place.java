package io.tradesense.trading.journal.domain;

import java.time.Instant;
import java.util.UUID;

/** Where a page of a list in the order of creation ended. */
public record Place(Instant createdAt, UUID id) {}
