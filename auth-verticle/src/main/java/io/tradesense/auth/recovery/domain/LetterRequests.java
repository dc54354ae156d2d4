package io.tradesense.auth.recovery.domain;

import io.tradesense.auth.domain.ClientFacts;
import io.tradesense.auth.recovery.domain.MailedToken.Purpose;
import io.tradesense.auth.users.domain.EmailAddress;
import io.vertx.core.Future;
import java.time.Instant;

/** Letters that somebody asks for by address. Asking does the same whether or not anybody has the address. */
public interface LetterRequests {

    /** Keeps the request; it is lost no more. */
    Future<Void> add(EmailAddress email, Purpose purpose, ClientFacts client, Instant now);

    /** Writes the letters that were asked for, where there is somebody to write to. */
    Future<Void> answer(Instant now);
}
