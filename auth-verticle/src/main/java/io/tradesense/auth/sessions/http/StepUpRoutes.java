package io.tradesense.auth.sessions.http;

import io.tradesense.auth.audit.domain.AuditTrail;
import io.tradesense.auth.audit.domain.SecurityEvent;
import io.tradesense.auth.passwords.domain.Password;
import io.tradesense.auth.sessions.domain.SecondFactor;
import io.tradesense.auth.sessions.domain.StepUp;
import io.tradesense.auth.throttling.domain.Throttle;
import io.tradesense.auth.users.domain.Credentials;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Proving once more who sits there. */
public final class StepUpRoutes {
    private final Credentials credentials;
    private final Throttle throttle;
    private final SecondFactor secondFactor;
    private final StepUp stepUp;
    private final AuditTrail audit;
    private final Clock clock;

    public StepUpRoutes(
            Credentials credentials,
            Throttle throttle,
            SecondFactor secondFactor,
            StepUp stepUp,
            AuditTrail audit,
            Clock clock) {
        this.credentials = credentials;
        this.throttle = throttle;
        this.secondFactor = secondFactor;
        this.stepUp = stepUp;
        this.audit = audit;
        this.clock = clock;
    }

    public ContractRouter serve(ContractRouter contract) {
        return contract.on("stepUp", this::stepUp);
    }

    private Future<Reply> stepUp(ContractRequest request) {
        UUID userId = request.userId();
        UUID sessionId = EndUser.session(request);
        var password = new Password(request.body().getString("password"));
        Optional<String> otp = Optional.ofNullable(request.body().getString("otp"));
        var event = new SecurityEvent(
                userId, SecurityEvent.Kind.STEPPED_UP, clock.instant(), sessionId, EndUser.facts(request), null);
        return throttle.confirm(userId, () -> credentials.confirm(userId, password))
                .compose(confirmed -> secondFactor.demand(userId, otp, EndUser.facts(request)))
                .compose(methods -> stepUp.proved(userId, sessionId))
                .compose(proved -> audit.note(event))
                .map(noted -> Reply.noContent());
    }
}
