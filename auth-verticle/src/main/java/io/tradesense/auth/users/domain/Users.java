package io.tradesense.auth.users.domain;

import io.tradesense.auth.audit.domain.SecurityEvent;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Every account there is. */
public interface Users {

    /** The request a registration key was first used for, and the account it made. */
    record Earlier(RegistrationKey key, Account account) {}

    /**
     * Adds an account and tells the others, and the owner of the address by mail. Answers what was there already where the
     * key was used before, and adds nothing then. Other accounts under the address stand in nobody's way: it belongs to
     * whoever proves it.
     */
    Future<Optional<Earlier>> add(NewUser user, Optional<RegistrationKey> key);

    Future<Optional<User>> find(UUID id);

    Future<Optional<Account>> findAccount(UUID id);

    /** Those under an address: first the one that has proved it, then the oldest; empty where nobody has it. */
    Future<List<Account>> findAccounts(EmailAddress email);

    /** Empty where there is no such user in that version. */
    Future<Optional<User>> rename(UUID id, PersonName name, OptionalLong version, SecurityEvent told);

    /** Changes nothing where the hash is not {@code old} any more. */
    Future<Void> replaceHash(UUID id, String old, String fresh);

    /**
     * Removes the account with its sessions and tells the others; false where there is no such user in that version.
     * Fails CONFLICT of type {@code last-admin} where nobody would be left to administrate.
     */
    Future<Boolean> remove(UUID id, OptionalLong version, SecurityEvent told);

    /** For each id that has an account. */
    Future<List<Standing>> standings(Collection<UUID> ids);

    /** Registration keys older than that are not recognised any more. */
    Future<Void> forgetRegistrationKeys(Instant before);
}
