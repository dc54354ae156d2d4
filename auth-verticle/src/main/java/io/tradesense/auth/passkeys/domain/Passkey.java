package io.tradesense.auth.passkeys.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key pair on a device of a user's, of which this service knows the public half.
 *
 * @param lastUsedAt null where it was never signed in with
 */
public record Passkey(
        UUID id,
        UUID userId,
        Credential credential,
        String name,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {
    /** How many a user may have. */
    public static final int MOST = 20;
}
