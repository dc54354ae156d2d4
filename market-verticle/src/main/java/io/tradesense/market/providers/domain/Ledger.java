package io.tradesense.market.providers.domain;

import io.vertx.core.Future;

/** Counts what was spent at each provider, by all instances together. */
public interface Ledger {

    /**
     * Spends one call if the plan has it left. Of every limit a fifth is kept for those who wait for an answer.
     *
     * @param interactive somebody waits for it
     * @return whether the call may be made
     */
    Future<Boolean> spend(String provider, Limits limits, boolean interactive);
}
