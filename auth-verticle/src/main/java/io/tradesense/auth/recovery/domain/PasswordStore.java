package io.tradesense.auth.recovery.domain;

import io.tradesense.auth.domain.ClientFacts;
import io.tradesense.auth.users.domain.User;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Changes of passwords. Each is audited, and the user told by mail, in one transaction with the change. */
public interface PasswordStore {

    /** Whose password a token resets; the token stays good. Empty where it is none (any more). */
    Future<Optional<User>> holder(MailedToken token, Instant now);

    /**
     * Spends the token, changes the password and ends all sessions. The address is proved by it, unless another account
     * has proved it.
     *
     * @return false where the token is none (any more)
     */
    Future<Boolean> reset(MailedToken token, String hash, ClientFacts client, Instant now);

    /** Changes the password and ends all sessions but one. */
    Future<Void> change(UUID userId, UUID keptSession, String hash, ClientFacts client, Instant now);
}
