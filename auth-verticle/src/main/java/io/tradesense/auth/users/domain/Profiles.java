package io.tradesense.auth.users.domain;

import io.tradesense.auth.audit.domain.SecurityEvent;
import io.tradesense.auth.audit.domain.SecurityEvent.Kind;
import io.tradesense.auth.domain.Actor;
import io.tradesense.auth.passwords.domain.Password;
import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** What users do with their own accounts. */
public final class Profiles {
    private final Users users;
    private final Confirmation confirmation;
    private final Clock clock;

    /** Asks once more for a password, no oftener than somebody who has only forgotten theirs would try. */
    public interface Confirmation {
        /** Fails FORBIDDEN where it is not the user's, RATE_LIMITED where it was not several times. */
        Future<Void> confirm(UUID userId, Password password);
    }

    public Profiles(Users users, Confirmation confirmation, Clock clock) {
        this.users = users;
        this.confirmation = confirmation;
        this.clock = clock;
    }

    public Future<User> find(UUID id) {
        return users.find(id).map(Profiles::present);
    }

    /** @param version the version the caller has seen; empty where any will do */
    public Future<User> rename(Actor actor, PersonName name, OptionalLong version) {
        var told = SecurityEvent.by(actor, Kind.PROFILE_CHANGED, clock.instant(), "name");
        return users.rename(actor.userId(), name, version, told)
                .compose(renamed -> renamed.map(Future::succeededFuture).orElseGet(() -> refused(actor.userId())));
    }

    /** Ends the account and all its sessions, after the password was given once more. */
    public Future<Void> remove(Actor actor, Password password, OptionalLong version) {
        UUID id = actor.userId();
        var told = SecurityEvent.by(actor, Kind.DELETED, clock.instant(), null);
        return find(id).compose(found -> confirmation.confirm(id, password))
                .compose(confirmed -> users.remove(id, version, told))
                .compose(removed -> removed ? Future.succeededFuture() : refused(id));
    }

    private <T> Future<T> refused(UUID id) {
        return find(id).compose(other -> Future.failedFuture(
                Fault.of(Fault.Kind.PRECONDITION_FAILED, "the account has changed since it was read")));
    }

    /** The token outlived the account: signing in again is what the caller can do. */
    private static User present(Optional<User> user) {
        return user.orElseThrow(() -> Fault.of(Fault.Kind.UNAUTHENTICATED, "this account is gone"));
    }
}
