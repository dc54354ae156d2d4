package io.tradesense.auth.factors.domain;

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
import org.jspecify.annotations.Nullable;

/** Setting the second factor up and taking it down. Each step asks for a fresh proof of who sits there. */
public final class Enrolment {
    private final Factors factors;
    private final Attempts attempts;
    private final OneTimeCodes codes;
    private final StepUp stepUp;
    private final Clock clock;

    /** The user's own session, from which they ask. */
    public record Asker(UUID userId, UUID sessionId, ClientFacts client) {}

    /**
     * What a user has.
     *
     * @param since null where one-time codes are not active
     */
    public record Status(@Nullable Instant since, int recoveryCodesLeft) {}

    public Enrolment(Factors factors, Attempts attempts, OneTimeCodes codes, StepUp stepUp, Clock clock) {
        this.factors = factors;
        this.attempts = attempts;
        this.codes = codes;
        this.stepUp = stepUp;
        this.clock = clock;
    }

    public Future<Status> status(UUID userId) {
        return factors.totp(userId)
                .compose(totp -> factors.codesLeft(userId)
                        .map(left -> new Status(totp.map(Totp::activatedAt).orElse(null), left)));
    }

    /** A secret for the user's device. It counts for nothing until {@link #activate} has seen a code of it. */
    public Future<TotpSecret> enrol(Asker asker) {
        var secret = TotpSecret.random();
        return fresh(asker)
                .compose(proved -> factors.enrol(asker.userId(), secret, clock.instant()))
                .map(kept -> {
                    if (!kept) {
                        throw alreadyActive();
                    }
                    return secret;
                });
    }

    /** The recovery codes, to be shown this once, for the first code of the device. */
    public Future<List<RecoveryCode>> activate(Asker asker, String code) {
        Instant now = clock.instant();
        return fresh(asker)
                .compose(proved -> factors.totp(asker.userId()))
                .map(totp -> totp.orElseThrow(Enrolment::notEnrolled))
                .compose(totp -> totp.active()
                        ? Future.failedFuture(alreadyActive())
                        : attempts.take(asker.userId(), now)
                                .compose(taken -> activate(asker, totp.secret(), code, now)));
    }

    private Future<List<RecoveryCode>> activate(Asker asker, TotpSecret secret, String code, Instant now) {
        long step = codes.step(secret, code.replaceAll("\\s", ""), now)
                .orElseThrow(() -> Fault.invalid("/code", "is not what the device shows now")
                        .typed("invalid-otp"));
        var set = RecoveryCode.set();
        var event = event(asker, Kind.TOTP_ENABLED, now);
        return factors.activate(asker.userId(), secret, step, set, event)
                .map(activated -> {
                    if (!activated) {
                        throw Fault.conflict("another request was faster").typed("totp-active");
                    }
                    return set;
                })
                .compose(given -> attempts.forget(asker.userId()).map(given));
    }

    /** Ends no session: who is signed in stays so. Where nothing is active, nothing happens. */
    public Future<Void> disable(Asker asker) {
        var event = event(asker, Kind.TOTP_DISABLED, clock.instant());
        return fresh(asker)
                .compose(proved -> factors.disable(asker.userId(), event))
                .mapEmpty();
    }

    /** New recovery codes; those from before are worth nothing any more. */
    public Future<List<RecoveryCode>> replaceCodes(Asker asker) {
        var set = RecoveryCode.set();
        var event = event(asker, Kind.RECOVERY_CODES_REPLACED, clock.instant());
        return fresh(asker)
                .compose(proved -> factors.replaceCodes(asker.userId(), set, event))
                .map(replaced -> {
                    if (!replaced) {
                        throw notEnrolled();
                    }
                    return set;
                });
    }

    private Future<Void> fresh(Asker asker) {
        return stepUp.require(asker.userId(), asker.sessionId());
    }

    private static SecurityEvent event(Asker asker, Kind kind, Instant now) {
        return new SecurityEvent(asker.userId(), kind, now, asker.sessionId(), asker.client(), null);
    }

    private static Fault alreadyActive() {
        return Fault.conflict("one-time codes are active already").typed("totp-active");
    }

    private static Fault notEnrolled() {
        return Fault.conflict("one-time codes are not set up").typed("totp-not-enrolled");
    }
}
