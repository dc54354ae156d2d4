package io.tradesense.auth.users.domain;

import io.tradesense.auth.domain.ClientFacts;
import io.tradesense.auth.passwords.domain.NewPasswords;
import io.tradesense.auth.passwords.domain.Password;
import io.tradesense.auth.passwords.domain.PasswordHashes;
import io.tradesense.auth.passwords.domain.PasswordHashes.Verdict;
import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens accounts. */
public final class Registration {
    private final Users users;
    private final PasswordHashes hashes;
    private final NewPasswords passwords;
    private final Clock clock;

    /** What somebody asks for. @param key of a request that may be a retry; null where retries are not recognised */
    public record Request(
            String email,
            Password password,
            String name,
            @Nullable String key,
            ClientFacts client) {}

    public Registration(Users users, PasswordHashes hashes, NewPasswords passwords, Clock clock) {
        this.users = users;
        this.hashes = hashes;
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * The new account; on a retry with the same key, request and password, the account the first try made. The password
     * is hashed and the account added whether or not the address has one already, so nobody learns which addresses have.
     *
     * @throws Fault INVALID naming every bad field
     */
    public Future<User> register(Request request) {
        return check(request.email(), request.password(), request.name())
                .compose(checked -> register(
                        EmailAddress.parse(request.email()).orElseThrow(), new PersonName(request.name()), request));
    }

    /** Holds what is there against the rules; what is null breaks none. Fails INVALID naming every bad field. */
    public Future<Void> check(@Nullable String email, @Nullable Password password, @Nullable String name) {
        var faults = new ArrayList<Fault.At>();
        List<String> own = new ArrayList<>();
        Optional<EmailAddress> address = Optional.ofNullable(email).flatMap(EmailAddress::parse);
        if (email != null && address.isEmpty()) {
            faults.add(new Fault.At("/email", "is not an address that mail can be sent to"));
        }
        address.ifPresent(known -> own.addAll(known.words()));
        Optional.ofNullable(name).flatMap(text -> name(text, faults)).ifPresent(known -> own.addAll(known.words()));
        Future<Optional<NewPasswords.Refusal>> refusal =
                password == null ? Future.succeededFuture(Optional.empty()) : passwords.check(password, own);
        return refusal.compose(refused -> {
            refused.ifPresent(why -> faults.add(new Fault.At("/password", why.why())));
            if (faults.isEmpty()) {
                return Future.succeededFuture();
            }
            var fault = Fault.invalid(faults);
            return Future.failedFuture(refused.map(why -> why.with(fault)).orElse(fault));
        });
    }

    private Future<User> register(EmailAddress email, PersonName name, Request request) {
        var key = Optional.ofNullable(request.key()).map(text -> RegistrationKey.of(text, email, name));
        return hashes.hash(request.password(), email.key()).compose(hash -> {
            var user = new NewUser(UUID.randomUUID(), email, name, hash, clock.instant(), request.client());
            return users.add(user, key)
                    .compose(earlier -> earlier.isEmpty()
                            ? users.find(user.id()).map(Optional::orElseThrow)
                            : again(earlier.get(), key.orElseThrow(), request.password()));
        });
    }

    /** The same words for another password as for another name: the key must not become a place to try passwords at. */
    private Future<User> again(Users.Earlier earlier, RegistrationKey key, Password password) {
        return hashes.verify(password, earlier.account().passwordHash()).map(verdict -> {
            if (verdict == Verdict.WRONG || !earlier.key().equals(key)) {
                throw Fault.invalid("header:Idempotency-Key", "this key was used with another request")
                        .typed("idempotency-key-reused");
            }
            return earlier.account().user();
        });
    }

    private static Optional<PersonName> name(String text, List<Fault.At> faults) {
        try {
            return Optional.of(new PersonName(text));
        } catch (Fault fault) {
            faults.addAll(fault.errors());
            return Optional.empty();
        }
    }
}
