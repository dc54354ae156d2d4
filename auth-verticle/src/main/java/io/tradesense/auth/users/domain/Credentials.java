package io.tradesense.auth.users.domain;

import io.tradesense.auth.passwords.domain.Password;
import io.tradesense.auth.passwords.domain.PasswordHashes;
import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;

/** Checks passwords without telling who has an account. */
public final class Credentials {
    private final Users users;
    private final PasswordHashes hashes;

    public Credentials(Users users, PasswordHashes hashes) {
        this.users = users;
        this.hashes = hashes;
    }

    /**
     * The user these belong to. An address nobody has costs the same work as a wrong password and gets the same refusal;
     * that an account is disabled is said only to whoever knows its password.
     */
    public Future<User> check(String email, Password password) {
        return EmailAddress.parse(email)
                .map(users::findAccount)
                .orElseGet(() -> Future.succeededFuture(Optional.empty()))
                .compose(account -> verified(account, password))
                .map(account -> {
                    User user = account.orElseThrow(Credentials::refusal).user();
                    if (user.disabled()) {
                        throw Fault.of(Fault.Kind.FORBIDDEN, "this account is disabled")
                                .typed("account-disabled");
                    }
                    return user;
                });
    }

    /** Succeeds where it is the user's password; for what a stolen access token alone must not do. */
    public Future<Void> confirm(UUID userId, Password password) {
        return users.findAccount(userId)
                .compose(account -> verified(account, password))
                .map(account -> {
                    if (account.isEmpty()) {
                        throw Fault.of(Fault.Kind.FORBIDDEN, "the password is not right")
                                .typed("wrong-password");
                    }
                    return null;
                });
    }

    private Future<Optional<Account>> verified(Optional<Account> account, Password password) {
        String stored = account.map(Account::passwordHash).orElseGet(hashes::decoy);
        return hashes.verify(password, stored).compose(verdict -> switch (verdict) {
            case WRONG -> Future.succeededFuture(Optional.empty());
            case RIGHT -> Future.succeededFuture(account);
            case RIGHT_BUT_WEAK -> strengthened(account, password).map(account);
        });
    }

    /** Hashes anew what was hashed too cheaply. A moment without room for that is no reason to refuse a right password. */
    private Future<Void> strengthened(Optional<Account> account, Password password) {
        return account.map(known -> hashes.hash(password)
                        .compose(fresh -> users.replaceHash(known.user().id(), known.passwordHash(), fresh))
                        .recover(failure -> failure instanceof Fault fault && fault.kind() == Fault.Kind.UNAVAILABLE
                                ? Future.succeededFuture()
                                : Future.failedFuture(failure)))
                .orElseGet(Future::succeededFuture);
    }

    private static Fault refusal() {
        return Fault.of(Fault.Kind.UNAUTHENTICATED, "the address or the password is not right")
                .typed("invalid-credentials");
    }
}
