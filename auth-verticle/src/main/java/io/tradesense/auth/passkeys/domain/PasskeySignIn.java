package io.tradesense.auth.passkeys.domain;

import io.tradesense.auth.audit.domain.AuditTrail;
import io.tradesense.auth.audit.domain.SecurityEvent;
import io.tradesense.auth.audit.domain.SecurityEvent.Kind;
import io.tradesense.auth.domain.Actor;
import io.tradesense.auth.domain.ClientFacts;
import io.tradesense.auth.sessions.domain.Method;
import io.tradesense.auth.sessions.domain.SignIns;
import io.tradesense.auth.sessions.domain.SignedIn;
import io.tradesense.auth.sessions.domain.StepUp;
import io.tradesense.auth.users.domain.User;
import io.tradesense.auth.users.domain.Users;
import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A passkey in the place of password and code: having the device is one factor, unlocking it the other. */
public final class PasskeySignIn {
    private final PasskeyProof proof;
    private final Users users;
    private final SignIns signIns;
    private final StepUp stepUp;
    private final AuditTrail audit;
    private final Clock clock;

    public PasskeySignIn(
            PasskeyProof proof, Users users, SignIns signIns, StepUp stepUp, AuditTrail audit, Clock clock) {
        this.proof = proof;
        this.users = users;
        this.signIns = signIns;
        this.stepUp = stepUp;
        this.audit = audit;
        this.clock = clock;
    }

    public String challenge() {
        return proof.challenge(Ceremony.signIn());
    }

    /** @param former the session it is made from, which ends */
    public Future<SignedIn> signIn(Assertion assertion, ClientFacts client, Optional<Actor> former) {
        return proof.of(Ceremony.signIn(), assertion, client)
                .compose(passkey -> users.find(passkey.userId()))
                .compose(user -> signIns.open(
                        user.map(PasskeySignIn::allowed).orElseThrow(PasskeySignIn::gone),
                        client,
                        Set.of(Method.PASSKEY)))
                .compose(signedIn -> signIns.leave(former).map(signedIn));
    }

    public String stepUpChallenge(UUID userId, UUID sessionId) {
        return proof.challenge(Ceremony.stepUp(userId, sessionId));
    }

    /** The proof that {@link StepUp#require} asks for. */
    public Future<Void> stepUp(UUID userId, UUID sessionId, Assertion assertion, ClientFacts client) {
        return proof.of(Ceremony.stepUp(userId, sessionId), assertion, client)
                .map(passkey -> {
                    if (!passkey.userId().equals(userId)) {
                        throw Fault.of(Fault.Kind.UNAUTHENTICATED, "the passkey was not accepted")
                                .typed("invalid-passkey");
                    }
                    return passkey;
                })
                .compose(passkey -> stepUp.proved(userId, sessionId))
                .compose(proved -> audit.note(
                        new SecurityEvent(userId, Kind.STEPPED_UP, clock.instant(), sessionId, client, "passkey")));
    }

    private static User allowed(User user) {
        if (user.disabled()) {
            throw Fault.of(Fault.Kind.FORBIDDEN, "this account is disabled").typed("account-disabled");
        }
        return user;
    }

    private static Fault gone() {
        return Fault.of(Fault.Kind.UNAUTHENTICATED, "this account is gone");
    }
}
