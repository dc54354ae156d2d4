package io.tradesense.auth.users.domain;

import java.time.Instant;
import java.util.UUID;

/** An account to be. */
public record NewUser(UUID id, EmailAddress email, PersonName name, String passwordHash, Instant at) {

    @Override
    public String toString() {
        return "NewUser[" + id + "]";
    }
}
