package io.tradesense.billing.subscriptions.domain;

import io.tradesense.billing.provider.domain.Command;
import java.time.Instant;
import java.util.UUID;

/**
 * What the provider is about to be told, recorded before. Told again after a crash, it carries the same key, and so is
 * done once.
 */
public record Intent(UUID id, UUID userId, Command command, String key, Instant since) {}
