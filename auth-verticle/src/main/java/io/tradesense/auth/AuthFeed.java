package io.tradesense.auth;

import io.tradesense.contracts.ApiKeyRevoked;
import io.tradesense.contracts.SessionRevoked;
import io.tradesense.contracts.UserDisabled;
import io.tradesense.kit.events.Retention;
import java.time.Duration;
import java.util.Set;

/** How long what this service tells stays in its feed. A revocation matters while a token lives; that somebody joined or left matters for good. */
final class AuthFeed {
    private AuthFeed() {}

    static Retention retention(Duration kept) {
        return new Retention(kept, Set.of(), Set.of(SessionRevoked.TYPE, UserDisabled.TYPE, ApiKeyRevoked.TYPE));
    }
}
