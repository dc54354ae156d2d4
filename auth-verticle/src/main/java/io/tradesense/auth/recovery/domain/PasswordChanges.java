package io.tradesense.auth.recovery.domain;

import io.tradesense.auth.domain.ClientFacts;
import io.tradesense.auth.passwords.domain.NewPasswords;
import io.tradesense.auth.passwords.domain.Password;
import io.tradesense.auth.passwords.domain.PasswordHashes;
import io.tradesense.auth.throttling.domain.Throttle;
import io.tradesense.auth.users.domain.Credentials;
import io.tradesense.auth.users.domain.EmailAddress;
import io.tradesense.auth.users.domain.PersonName;
import io.tradesense.auth.users.domain.User;
import io.tradesense.auth.users.domain.Users;
import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** New passwords for old ones, by whoever knows the old one or reads the user's mail. */
public final class PasswordChanges {
    private final PasswordStore store;
    private final Users users;
    private final Credentials credentials;
    private final NewPasswords passwords;
    private final PasswordHashes hashes;
    private final Throttle throttle;
    private final Clock clock;

    public PasswordChanges(
            PasswordStore store,
            Users users,
            Credentials credentials,
            NewPasswords passwords,
            PasswordHashes hashes,
            Throttle throttle,
            Clock clock) {
        this.store = store;
        this.users = users;
        this.credentials = credentials;
        this.passwords = passwords;
        this.hashes = hashes;
        this.throttle = throttle;
        this.clock = clock;
    }

    /**
     * Opens no session: whoever has a second factor still needs it to sign in. A password that is refused does not spend
     * the token.
     *
     * @throws Fault INVALID of type {@code invalid-token} where the token is none (any more)
     */
    public Future<Void> reset(MailedToken token, Password fresh, ClientFacts client) {
        return store.holder(token, clock.instant())
                .map(holder -> holder.orElseThrow(PasswordChanges::unknownToken))
                .compose(user -> hashed(user, fresh, "/password"))
                .compose(hash -> store.reset(token, hash, client, clock.instant()))
                .map(done -> {
                    if (!done) {
                        throw unknownToken();
                    }
                    return null;
                });
    }

    /** @param keptSession the one the change is asked for in: it goes on, all others end */
    public Future<Void> change(UUID userId, UUID keptSession, Password current, Password fresh, ClientFacts client) {
        return throttle.confirm(userId, () -> credentials.confirm(userId, current))
                .compose(confirmed -> users.find(userId))
                .map(user -> user.orElseThrow(PasswordChanges::gone))
                .compose(user -> hashed(user, fresh, "/newPassword"))
                .compose(hash -> store.change(userId, keptSession, hash, client, clock.instant()));
    }

    private Future<String> hashed(User user, Password fresh, String pointer) {
        List<String> own = new ArrayList<>(new PersonName(user.name()).words());
        EmailAddress.parse(user.email()).ifPresent(email -> own.addAll(email.words()));
        return passwords
                .check(fresh, own)
                .compose(refusal -> refusal.isPresent()
                        ? Future.failedFuture(refusal.get().fault(pointer))
                        : hashes.hash(fresh, user.email().toLowerCase(Locale.ROOT)));
    }

    static Fault unknownToken() {
        return Fault.invalid("/token", "is not valid, or not any more").typed("invalid-token");
    }

    static Fault gone() {
        return Fault.of(Fault.Kind.UNAUTHENTICATED, "this account is gone");
    }
}
