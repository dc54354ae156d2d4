package io.tradesense.auth.audit.domain;

import io.vertx.core.Future;

/** The append-only log of {@link SecurityEvent}s. */
public interface AuditTrail {

    /** For what changes nothing else; what belongs to a change is written in the change's transaction. */
    Future<Void> note(SecurityEvent event);

    /** For what happens where nobody must wait: the time of an answer would tell that there is an account. */
    void noteAside(SecurityEvent event);
}
