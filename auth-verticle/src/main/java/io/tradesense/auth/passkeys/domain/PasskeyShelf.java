package io.tradesense.auth.passkeys.domain;

import io.tradesense.auth.audit.domain.SecurityEvent;
import io.tradesense.auth.audit.domain.SecurityEvent.Kind;
import io.tradesense.auth.domain.ClientFacts;
import io.tradesense.auth.sessions.domain.StepUp;
import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A user's own passkeys: to look at, to add to and to remove from, each change after a fresh proof. */
public final class PasskeyShelf {
    private final Passkeys passkeys;
    private final Challenges challenges;
    private final Devices devices;
    private final StepUp stepUp;
    private final Clock clock;

    /** The user's own session, from which they ask. */
    public record Asker(UUID userId, UUID sessionId, ClientFacts client) {}

    /** What a device needs to know. @param known it must not make a second key pair where it has one of these */
    public record Invitation(String challenge, List<Passkey> known) {}

    public PasskeyShelf(Passkeys passkeys, Challenges challenges, Devices devices, StepUp stepUp, Clock clock) {
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.devices = devices;
        this.stepUp = stepUp;
        this.clock = clock;
    }

    public Future<List<Passkey>> list(UUID userId) {
        return passkeys.of(userId);
    }

    public Future<Passkey> find(UUID userId, UUID id) {
        return passkeys.find(userId, id).map(found -> found.orElseThrow(() -> unknown(id)));
    }

    public Future<Invitation> invite(Asker asker) {
        return fresh(asker).compose(proved -> passkeys.of(asker.userId())).map(known -> {
            if (known.size() >= Passkey.MOST) {
                throw tooMany();
            }
            return new Invitation(challenges.issue(ceremony(asker), clock.instant()), known);
        });
    }

    /** The same answer of a device once more gives the passkey it made, so a retry is harmless. */
    public Future<Passkey> add(Asker asker, PasskeyName name, Attestation attestation) {
        Instant now = clock.instant();
        Challenge challenge = devices.challenge(attestation.clientData())
                .flatMap(text -> challenges.check(ceremony(asker), text, now))
                .orElseThrow(PasskeyShelf::stale);
        return fresh(asker)
                .compose(proved -> devices.attest(challenge.text(), attestation))
                .compose(credential -> {
                    var passkey = new Passkey(UUID.randomUUID(), asker.userId(), credential, name.text(), now, null);
                    return passkeys.add(passkey, challenge, event(asker, Kind.PASSKEY_ADDED, name.text(), now))
                            .compose(added -> switch (added) {
                                case ADDED -> Future.succeededFuture(passkey);
                                case REPLAYED, KNOWN -> own(asker, credential);
                                case TOO_MANY -> Future.failedFuture(tooMany());
                            });
                });
    }

    public Future<Void> remove(Asker asker, UUID id) {
        return fresh(asker)
                .compose(proved -> find(asker.userId(), id))
                .compose(passkey -> passkeys.remove(
                        asker.userId(), id, event(asker, Kind.PASSKEY_REMOVED, passkey.name(), clock.instant())))
                .map(removed -> {
                    if (!removed) {
                        throw unknown(id);
                    }
                    return null;
                });
    }

    private Future<Passkey> own(Asker asker, Credential credential) {
        return passkeys.find(credential.id())
                .map(known -> known.filter(passkey -> passkey.userId().equals(asker.userId()))
                        .orElseThrow(PasskeyShelf::stale));
    }

    private Future<Void> fresh(Asker asker) {
        return stepUp.require(asker.userId(), asker.sessionId());
    }

    private static Ceremony ceremony(Asker asker) {
        return Ceremony.register(asker.userId(), asker.sessionId());
    }

    private static SecurityEvent event(Asker asker, Kind kind, String name, Instant now) {
        return new SecurityEvent(asker.userId(), kind, now, asker.sessionId(), asker.client(), name);
    }

    private static Fault unknown(UUID id) {
        return Fault.notFound("passkey " + id);
    }

    private static Fault tooMany() {
        return Fault.conflict("an account has at most " + Passkey.MOST + " passkeys")
                .typed("too-many-passkeys");
    }

    /** One refusal for a challenge that is over, was used or is none of this session's. */
    private static Fault stale() {
        return Fault.invalid("/credential", "is not an answer to what was asked last")
                .typed("invalid-passkey");
    }
}
