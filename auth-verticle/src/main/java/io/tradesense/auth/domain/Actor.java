package io.tradesense.auth.domain;

import java.util.UUID;

/** Who does something, in which session, and from where. */
public record Actor(UUID userId, UUID sessionId, ClientFacts client) {}
