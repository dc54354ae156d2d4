package io.tradesense.auth.throttling.domain;

import io.tradesense.auth.domain.ClientFacts;
import io.tradesense.auth.throttling.domain.Brake.State;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What is remembered of failed tries, the same for every instance of the service. */
public interface FailedTries {

    /** By key; nothing for a key that has no failures. */
    Future<Map<String, State>> states(List<Brake> brakes);

    /** Claims the one try that a pause ends with; false where somebody else was faster. */
    Future<Boolean> claim(Brake brake, State seen, Instant now);

    /** Counts one failure for each. */
    Future<Void> failed(List<Brake> brakes, Instant now);

    /** Forgets the failures under a key. */
    Future<Void> forget(Brake brake);

    /** Writes into the audit log of the address's account, if there is one, that somebody was refused. */
    Future<Void> noteRefusal(String emailKey, ClientFacts client, Instant now);

    /** Removes what no longer counts. */
    Future<Void> sweep(Instant now);
}
