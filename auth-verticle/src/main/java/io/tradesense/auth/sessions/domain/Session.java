package io.tradesense.auth.sessions.domain;

import io.tradesense.auth.domain.ClientFacts;
import java.time.Instant;
import java.util.UUID;

/** A device that somebody signed in on. All refresh tokens that follow from that sign-in belong to it. */
public record Session(UUID id, UUID userId, Instant createdAt, Instant lastSeenAt, ClientFacts client, Proof proof) {}
