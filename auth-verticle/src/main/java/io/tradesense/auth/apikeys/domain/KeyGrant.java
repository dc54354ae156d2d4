package io.tradesense.auth.apikeys.domain;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an API key is and may do; not the key.
 *
 * @param hint how the key begins: enough to tell it from the user's others
 * @param requestsPerMinute a limit of its own; null where only the user's holds
 * @param expiresAt null where it lasts until it is revoked
 * @param lastUsedAt to a minute; null where it never was
 */
public record KeyGrant(
        UUID id,
        UUID userId,
        String name,
        String hint,
        Set<Scope> scopes,
        @Nullable Integer requestsPerMinute,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {

    public KeyGrant {
        scopes = Set.copyOf(scopes);
    }
}
