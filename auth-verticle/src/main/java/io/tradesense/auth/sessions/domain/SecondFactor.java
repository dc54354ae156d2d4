package io.tradesense.auth.sessions.domain;

import io.tradesense.auth.domain.ClientFacts;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What is asked of a user beyond the password. To be called after the password was found right, and only then. */
public interface SecondFactor {

    /**
     * Succeeds with the methods that were proved beside the password: none where the user has set up no second factor.
     * Fails with a {@code Fault}: UNAUTHENTICATED of type {@code mfa-required} where a code is due and none was given, of
     * type {@code invalid-otp} where it is not right, whatever is wrong with it; RATE_LIMITED where too many were wrong.
     *
     * @param otp a one-time code or a recovery code as the user typed it
     */
    Future<Set<Method>> demand(UUID userId, Optional<String> otp, ClientFacts client);
}
