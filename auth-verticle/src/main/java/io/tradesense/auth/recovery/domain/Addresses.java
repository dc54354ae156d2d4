package io.tradesense.auth.recovery.domain;

import io.tradesense.auth.domain.ClientFacts;
import io.tradesense.auth.users.domain.EmailAddress;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.UUID;

/** Which account an address belongs to. */
public interface Addresses {

    /**
     * Spends the token of a verification or of a change of address, and gives the address to its account.
     *
     * @return false where the token is none (any more), or another account has proved the address since
     */
    Future<Boolean> prove(MailedToken token, ClientFacts client, Instant now);

    /**
     * Writes to the new address for its owner to confirm; where another account has proved it, the owner is told instead.
     *
     * @param passwordHash the user's password, hashed for the new address
     */
    Future<Void> askChange(UUID userId, EmailAddress email, String passwordHash, Instant now);
}
