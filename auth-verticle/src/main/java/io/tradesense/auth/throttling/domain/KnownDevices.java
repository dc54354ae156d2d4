package io.tradesense.auth.throttling.domain;

import io.tradesense.auth.domain.ClientFacts;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.UUID;

/** Where the accounts signed in before. */
public interface KnownDevices {

    /** Whether any account under the address has signed in there. */
    Future<Boolean> knows(String emailKey, Device device);

    /**
     * The user of an account is signed in there. Where the account knows other devices and not this one, its owner is
     * told by mail.
     *
     * @param tell false where whoever is there has just proved it in another way than by signing in
     */
    Future<Void> signedIn(UUID userId, ClientFacts client, boolean tell, Instant now);
}
