package io.tradesense.auth.factors.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user's one-time codes.
 *
 * @param activatedAt null until a code has shown that the user's device has the secret; nothing is asked for until then
 */
public record Totp(TotpSecret secret, @Nullable Instant activatedAt) {

    public boolean active() {
        return activatedAt != null;
    }
}
