package io.tradesense.trading.executions.domain;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What became known about executions after they were recorded. An amendment is a fact of its own: it changes nothing that
 * was recorded and stays when it is taken back.
 */
public interface Amendments {

    /** Under which id an execution is corrected, and why. */
    record Correction(UUID id, Optional<String> reason) {}

    /** An execution as it counts now. Fails with NOT_FOUND, also for one that was voided. */
    Future<Execution> find(UUID userId, UUID executionId);

    /**
     * Lets an execution say something else from now on, under the id it has. The same correction twice is one. Fails with
     * NOT_FOUND, and CONFLICT where a part of the execution was voided.
     *
     * @param corrected with the id, the account, the external id and the fingerprint it had
     */
    Future<Execution> correct(UUID userId, Execution corrected, Correction correction);

    /**
     * Voids all executions of a trade, and of one that it shares with another trade the part it holds. Fails with
     * NOT_FOUND, and PRECONDITION_FAILED where the trade is not as the tag says.
     */
    Future<Void> voidTrade(UUID userId, UUID tradeId, Optional<String> etag);

    /** Takes back what {@link #voidTrade} did. Fails with NOT_FOUND where that trade was not deleted, or is back. */
    Future<List<UUID>> restoreTrade(UUID userId, UUID tradeId);
}
