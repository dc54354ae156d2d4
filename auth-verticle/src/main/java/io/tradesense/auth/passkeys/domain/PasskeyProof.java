package io.tradesense.auth.passkeys.domain;

import io.tradesense.auth.audit.domain.AuditTrail;
import io.tradesense.auth.audit.domain.SecurityEvent;
import io.tradesense.auth.audit.domain.SecurityEvent.Kind;
import io.tradesense.auth.domain.ClientFacts;
import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** Finds out who sits there by what their device has signed. One refusal for everything that can be wrong with it. */
public final class PasskeyProof {
    private final Passkeys passkeys;
    private final Challenges challenges;
    private final Devices devices;
    private final AuditTrail audit;
    private final Clock clock;

    public PasskeyProof(Passkeys passkeys, Challenges challenges, Devices devices, AuditTrail audit, Clock clock) {
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.devices = devices;
        this.audit = audit;
        this.clock = clock;
    }

    /** Something to sign. It depends on nobody: that an account or a passkey exists cannot be read from it. */
    public String challenge(Ceremony ceremony) {
        return challenges.issue(ceremony, clock.instant());
    }

    /** The passkey that signed, which has counted as used by that. Fails UNAUTHENTICATED of type {@code invalid-passkey}. */
    public Future<Passkey> of(Ceremony ceremony, Assertion assertion, ClientFacts client) {
        Instant now = clock.instant();
        Challenge challenge = devices.challenge(assertion.clientData())
                .flatMap(text -> challenges.check(ceremony, text, now))
                .orElseThrow(PasskeyProof::refusal);
        return passkeys.find(assertion.id())
                .map(known -> known.filter(passkey -> handle(passkey.userId()).equals(assertion.userHandle()))
                        .orElseThrow(PasskeyProof::refusal))
                .compose(passkey -> devices.verify(challenge.text(), passkey.credential(), assertion)
                        .recover(PasskeyProof::refused)
                        .compose(counter -> passkeys.use(passkey, counter, challenge, now))
                        .compose(used -> judged(used, passkey, client, now)));
    }

    private Future<Passkey> judged(Passkeys.Used used, Passkey passkey, ClientFacts client, Instant now) {
        return switch (used) {
            case USED -> Future.succeededFuture(passkey);
            case REPLAYED, GONE -> Future.failedFuture(refusal());
            case COPIED -> {
                var event = new SecurityEvent(
                        passkey.userId(),
                        Kind.SIGN_IN_REFUSED,
                        now,
                        null,
                        client,
                        "the counter of passkey \"" + passkey.name() + "\" went back: it may have been copied");
                yield audit.note(event).compose(noted -> Future.failedFuture(refusal()));
            }
        };
    }

    /** What devices are told to call a user by (the "user handle"): the id's 16 bytes, Base64url. */
    public static String handle(UUID userId) {
        byte[] bytes = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(userId.getMostSignificantBits())
                .putLong(userId.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Future<Long> refused(Throwable failure) {
        boolean wrong = failure instanceof Fault fault && fault.kind() == Fault.Kind.INVALID;
        return Future.failedFuture(wrong ? refusal() : failure);
    }

    private static Fault refusal() {
        return Fault.of(Fault.Kind.UNAUTHENTICATED, "the passkey was not accepted")
                .typed("invalid-passkey");
    }
}
