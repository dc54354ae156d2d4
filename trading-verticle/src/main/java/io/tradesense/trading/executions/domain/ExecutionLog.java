package io.tradesense.trading.executions.domain;

import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The facts of all users. It only grows. */
public interface ExecutionLog {

    /**
     * Records executions of one account, and brings its round trips up to them, all or nothing.
     *
     * @return the ids of those that are new; the others were there already
     */
    Future<Set<UUID>> record(UUID userId, UUID accountId, List<Execution> executions);
}
