package io.tradesense.auth.users.domain;

import io.tradesense.auth.audit.domain.AuditTrail;
import io.tradesense.auth.audit.domain.SecurityEvent;
import io.tradesense.auth.domain.ClientFacts;
import io.tradesense.auth.passwords.domain.Password;
import io.tradesense.auth.passwords.domain.PasswordHashes;
import io.tradesense.auth.passwords.domain.PasswordHashes.Match;
import io.tradesense.auth.passwords.domain.PasswordHashes.Verdict;
import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Checks passwords without telling who has an account. */
public final class Credentials {
    private final Users users;
    private final PasswordHashes hashes;
    private final AuditTrail audit;
    private final Clock clock;

    public Credentials(Users users, PasswordHashes hashes, AuditTrail audit, Clock clock) {
        this.users = users;
        this.hashes = hashes;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The user these belong to; of several accounts under the address, the one whose password it is. An address nobody has
     * costs the same work as a wrong password and gets the same refusal; that an account is disabled is said only to
     * whoever knows its password, and stands in the account's log.
     */
    public Future<User> check(String email, Password password, ClientFacts client) {
        Optional<EmailAddress> address = EmailAddress.parse(email);
        return address.map(users::findAccounts)
                .orElseGet(() -> Future.succeededFuture(List.of()))
                .compose(accounts -> found(accounts, address, password))
                .map(account -> {
                    User user = account.orElseThrow(Credentials::refusal).user();
                    if (user.disabled()) {
                        noteDisabled(user, client);
                        throw Fault.of(Fault.Kind.FORBIDDEN, "this account is disabled")
                                .typed("account-disabled");
                    }
                    return user;
                });
    }

    private void noteDisabled(User user, ClientFacts client) {
        audit.noteAside(new SecurityEvent(
                user.id(), SecurityEvent.Kind.SIGN_IN_REFUSED, clock.instant(), null, client, "disabled"));
    }

    /** Succeeds where it is the user's password; for what a stolen access token alone must not do. */
    public Future<Void> confirm(UUID userId, Password password) {
        return users.findAccount(userId)
                .compose(account -> account.map(known ->
                                hashes.verify(password, known.passwordHash()).map(verdict -> verdict != Verdict.WRONG))
                        .orElseGet(() -> Future.succeededFuture(false)))
                .map(right -> {
                    if (!right) {
                        throw Fault.of(Fault.Kind.FORBIDDEN, "the password is not right")
                                .typed("wrong-password");
                    }
                    return null;
                });
    }

    /** The first of the accounts whose password it is. */
    private Future<Optional<Account>> found(List<Account> accounts, Optional<EmailAddress> address, Password password) {
        String owner = address.map(EmailAddress::key).orElse("");
        List<String> stored = accounts.stream().map(Account::passwordHash).toList();
        return hashes.find(password, owner, stored).compose(match -> {
            if (match.index() == Match.NONE) {
                return Future.succeededFuture(Optional.empty());
            }
            Account account = accounts.get(match.index());
            return match.weak()
                    ? strengthened(account, owner, password).map(Optional.of(account))
                    : Future.succeededFuture(Optional.of(account));
        });
    }

    /** Hashes anew what was hashed too cheaply. A moment without room for that is no reason to refuse a right password. */
    private Future<Void> strengthened(Account account, String owner, Password password) {
        return hashes.hash(password, owner)
                .compose(fresh -> users.replaceHash(account.user().id(), account.passwordHash(), fresh))
                .recover(failure -> failure instanceof Fault fault && fault.kind() == Fault.Kind.UNAVAILABLE
                        ? Future.succeededFuture()
                        : Future.failedFuture(failure));
    }

    private static Fault refusal() {
        return Fault.of(Fault.Kind.UNAUTHENTICATED, "the address or the password is not right")
                .typed("invalid-credentials");
    }
}
