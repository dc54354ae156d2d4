package io.tradesense.ai.facts.domain;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The user in whose name other services are asked: with that user's rights and no other.
 *
 * @param sessionId null where the user is not there, as in work done beside requests
 */
public record Asker(
        UUID userId, Set<String> roles, @Nullable String sessionId) {

    /** For work done beside requests. */
    public static Asker of(UUID userId) {
        return new Asker(userId, Set.of(), null);
    }
}
