package io.tradesense.trading.lots.domain;

import io.tradesense.trading.roundtrips.domain.LotChoices.Chosen;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** The lots that traders chose. They count in accounts, and in lists, whose cost basis is SPECIFIC. */
public interface Lots {

    /** Lots one execution can name. */
    int MOST = 200;

    /** What a closing execution was told to take, in order; empty where nothing was said. Fails with NOT_FOUND. */
    Future<List<Chosen>> find(UUID userId, UUID closingExecution);

    /**
     * Replaces what a closing execution takes. Fails with NOT_FOUND, and INVALID naming every lot that is not of an
     * earlier execution of the other side in the same account and instrument, is named twice, or is more than there is.
     */
    Future<List<Chosen>> choose(UUID userId, UUID closingExecution, List<Chosen> lots);
}
