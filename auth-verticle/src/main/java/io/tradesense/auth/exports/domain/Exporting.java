package io.tradesense.auth.exports.domain;

import io.tradesense.auth.audit.domain.AuditTrail;
import io.tradesense.auth.audit.domain.SecurityEvent;
import io.tradesense.auth.domain.Actor;
import io.tradesense.auth.sessions.domain.StepUp;
import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import java.time.Clock;

/** Hands users what is known of them, after a fresh proof of who they are. */
public final class Exporting {
    private final Exports exports;
    private final AuditTrail audit;
    private final StepUp stepUp;
    private final Clock clock;

    public Exporting(Exports exports, AuditTrail audit, StepUp stepUp, Clock clock) {
        this.exports = exports;
        this.audit = audit;
        this.stepUp = stepUp;
        this.clock = clock;
    }

    /** The log in the export holds the export: it is noted first. */
    public Future<String> export(Actor actor) {
        return stepUp.require(actor.userId(), actor.sessionId())
                .compose(fresh ->
                        audit.note(SecurityEvent.by(actor, SecurityEvent.Kind.EXPORTED, clock.instant(), null)))
                .compose(noted -> exports.of(actor.userId()))
                .map(document -> {
                    if (document.isEmpty()) {
                        throw Fault.of(Fault.Kind.UNAUTHENTICATED, "this account is gone");
                    }
                    return document;
                });
    }
}
