package io.tradesense.auth.users.domain;

import io.tradesense.auth.domain.ClientFacts;
import java.time.Instant;
import java.util.UUID;

/** An account to be. @param client it was asked for from */
public record NewUser(
        UUID id, EmailAddress email, PersonName name, String passwordHash, Instant at, ClientFacts client) {

    @Override
    public String toString() {
        return "NewUser[" + id + "]";
    }
}
