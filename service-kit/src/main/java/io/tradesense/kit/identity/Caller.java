package io.tradesense.kit.identity;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who stands behind a call between services.
 *
 * @param service the service that makes the call
 * @param userId the user it is made for; null where a service speaks for itself or nobody is signed in
 * @param sessionId the user's session, null likewise
 */
public record Caller(
        String service,
        @Nullable UUID userId,
        Set<String> roles,
        @Nullable String sessionId) {

    /** A service on its own account. */
    public static Caller service(String name) {
        return new Caller(name, null, Set.of(), null);
    }

    /** A service at its work for a user who has not asked just now: it sees what is theirs and has none of their roles. */
    public static Caller service(String name, UUID userId) {
        return new Caller(name, userId, Set.of(), null);
    }
}
