package io.tradesense.auth.users.domain;

import io.tradesense.auth.domain.Digest;

/**
 * What makes the retry of a registration recognisable. The password is left out of the request's digest, which would be a
 * fast hash of it; it is checked the slow way instead.
 *
 * @param key of the caller's {@code Idempotency-Key}
 * @param request of the address and the name it came with
 */
public record RegistrationKey(Digest key, Digest request) {

    public static RegistrationKey of(String key, EmailAddress email, PersonName name) {
        return new RegistrationKey(Digest.of(key), Digest.of(email.key() + "\n" + name.text()));
    }
}
