package io.tradesense.auth.apikeys.domain;

import io.tradesense.auth.audit.domain.SecurityEvent;
import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Every API key there is, by its digest. */
public interface KeyGrants {
    /** How many keys a user may have at once. */
    int MOST = 25;

    /** @param fresh false where an earlier try had made it: its key was told then and is nowhere now */
    record Added(KeyGrant grant, boolean fresh) {}

    /**
     * Adds a key, in the place of an expired one where there is. Fails with a {@link Fault}: CONFLICT of type
     * {@code too-many-api-keys}, or INVALID where the retry key was used for another request.
     */
    Future<Added> add(KeyGrant grant, String digest, Optional<RetryKey> retry, SecurityEvent told);

    /** All of a user's keys, newest first. */
    Future<List<KeyGrant>> of(UUID userId);

    /** Removes a key and tells the others; false where the user has none of that id. */
    Future<Boolean> remove(UUID userId, UUID keyId, SecurityEvent told);

    /** Empty where no key of that digest is good now: unknown, expired, revoked, or of a disabled user. Notes the use. */
    Future<Optional<KeyHolder>> use(String digest, Instant now);
}
