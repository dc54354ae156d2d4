package io.tradesense.auth.passwords.domain;

import io.vertx.core.Future;

/**
 * Slow, salted hashes of passwords. Both calls cost the same and fail with an UNAVAILABLE {@code Fault} where too many
 * are waiting already.
 */
public interface PasswordHashes {

    enum Verdict {
        WRONG,
        RIGHT,
        /** Right, and the stored hash was made with weaker parameters than today's. */
        RIGHT_BUT_WEAK
    }

    /** A hash that says how it was made, ready to be stored. */
    Future<String> hash(Password password);

    Future<Verdict> verify(Password password, String stored);

    /** A hash no password is known for: verified where there is no account, so that nobody can time the difference. */
    String decoy();
}
