package io.tradesense.auth.factors.domain;

import io.tradesense.auth.audit.domain.AuditTrail;
import io.tradesense.auth.audit.domain.SecurityEvent;
import io.tradesense.auth.audit.domain.SecurityEvent.Kind;
import io.tradesense.auth.domain.ClientFacts;
import io.tradesense.auth.sessions.domain.Method;
import io.tradesense.auth.sessions.domain.SecondFactor;
import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** Asks users who have set it up for a one-time code, or for a recovery code in its place. */
public final class SecondFactors implements SecondFactor {
    private final Factors factors;
    private final Attempts attempts;
    private final OneTimeCodes codes;
    private final AuditTrail audit;
    private final Clock clock;

    public SecondFactors(Factors factors, Attempts attempts, OneTimeCodes codes, AuditTrail audit, Clock clock) {
        this.factors = factors;
        this.attempts = attempts;
        this.codes = codes;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Future<Set<Method>> demand(UUID userId, Optional<String> otp, ClientFacts client) {
        return factors.totp(userId)
                .compose(totp -> totp.filter(Totp::active)
                        .map(active -> demand(userId, active, otp, client))
                        .orElseGet(() -> Future.succeededFuture(Set.of())));
    }

    private Future<Set<Method>> demand(UUID userId, Totp active, Optional<String> otp, ClientFacts client) {
        String given = otp.filter(text -> !text.isBlank()).orElseThrow(SecondFactors::required);
        Instant now = clock.instant();
        return attempts.take(userId, now)
                .compose(taken -> isRight(userId, active, given, client, now))
                .compose(right -> right
                        ? attempts.forget(userId).map(forgotten -> Set.of(Method.ONE_TIME_CODE))
                        : audit.note(new SecurityEvent(
                                        userId, Kind.SIGN_IN_REFUSED, now, null, client, "second factor"))
                                .compose(noted -> Future.failedFuture(refusal())));
    }

    private Future<Boolean> isRight(UUID userId, Totp active, String given, ClientFacts client, Instant now) {
        OptionalLong step = codes.step(active.secret(), given.replaceAll("\\s", ""), now);
        if (step.isPresent()) {
            return factors.spendStep(userId, step.getAsLong());
        }
        return RecoveryCode.parse(given)
                .map(code -> spend(userId, code, client, now))
                .orElseGet(() -> Future.succeededFuture(false));
    }

    private Future<Boolean> spend(UUID userId, RecoveryCode code, ClientFacts client, Instant now) {
        return factors.spendCode(
                userId, code, new SecurityEvent(userId, Kind.RECOVERY_CODE_USED, now, null, client, null));
    }

    private static Fault refusal() {
        return Fault.of(Fault.Kind.UNAUTHENTICATED, "the code is not right").typed("invalid-otp");
    }

    private static Fault required() {
        return Fault.of(Fault.Kind.UNAUTHENTICATED, "a code of the second factor is needed too")
                .typed("mfa-required");
    }
}
