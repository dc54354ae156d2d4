package io.tradesense.auth.passkeys.domain;

import io.tradesense.auth.domain.Digest;
import java.time.Instant;

/** Something of ours that a device has signed. */
public record Challenge(String text, Instant expiresAt) {

    /** What is kept of it once it was used. */
    public Digest digest() {
        return Digest.of(text);
    }
}
