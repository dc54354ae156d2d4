package io.tradesense.auth.passkeys.domain;

import io.tradesense.auth.audit.domain.SecurityEvent;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Every user's passkeys, and the challenges that were used. Each change is whole, with its event, or none. */
public interface Passkeys {

    /** What became of an attempt to add one. */
    enum Added {
        ADDED,
        /** The challenge was used before. */
        REPLAYED,
        /** Some account has that credential. */
        KNOWN,
        TOO_MANY
    }

    /** What became of an attempt to use one. */
    enum Used {
        USED,
        /** The challenge was used before. */
        REPLAYED,
        /** The device counted back, or did not go on counting: there may be a copy of it. */
        COPIED,
        /** It was removed since. */
        GONE
    }

    /** At most {@link Passkey#MOST}, the oldest first. */
    Future<List<Passkey>> of(UUID userId);

    Future<Optional<Passkey>> find(UUID userId, UUID id);

    /** @param credentialId Base64url */
    Future<Optional<Passkey>> find(String credentialId);

    Future<Added> add(Passkey passkey, Challenge challenge, SecurityEvent event);

    /** @param counter of signatures, which must have grown; 0 where the device does not count and never did */
    Future<Used> use(Passkey passkey, long counter, Challenge challenge, Instant now);

    /** False where the user has no such passkey. */
    Future<Boolean> remove(UUID userId, UUID id, SecurityEvent event);

    /** Challenges that are over need not be recognised any more. */
    Future<Void> forgetChallenges(Instant now);
}
