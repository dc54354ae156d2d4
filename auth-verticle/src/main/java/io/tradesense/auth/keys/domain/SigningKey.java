package io.tradesense.auth.keys.domain;

import java.security.interfaces.RSAPrivateCrtKey;
import java.time.Instant;

/**
 * A key that signs access tokens. The public half follows from the private one.
 *
 * @param id the {@code kid} of its tokens
 * @param usableFrom when the first token may be signed with it; it is published before
 */
public record SigningKey(String id, RSAPrivateCrtKey key, Instant usableFrom) {

    @Override
    public String toString() {
        return "SigningKey[" + id + "]";
    }
}
