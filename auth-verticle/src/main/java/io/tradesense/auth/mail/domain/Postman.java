package io.tradesense.auth.mail.domain;

import io.vertx.core.Future;
import java.util.UUID;

/** Carries a message to where mail is read. */
public interface Postman {

    /**
     * Succeeds once the next hop has taken the message over.
     *
     * @param id of the message, the same at every try: whoever gets it twice can tell
     */
    Future<Void> deliver(UUID id, Message message);
}
