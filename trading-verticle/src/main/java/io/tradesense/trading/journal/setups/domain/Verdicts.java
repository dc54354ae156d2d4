package io.tradesense.trading.journal.setups.domain;

import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** What others are told of whether trades kept the rules of their setups. */
public interface Verdicts {

    /**
     * A setup whose trades are to be judged anew.
     *
     * @param state of all that the verdicts follow from, before it is read
     */
    record Due(UUID userId, UUID setupId, String state) {}

    /** Setups that changed, or whose user's trades or marks did, since they were judged. */
    Future<List<Due>> due(int most);

    /** Keeps the verdicts and tells those that are new. */
    Future<Void> keep(Due due, Adherence adherence);

    /** Takes back what was told of trades whose setup is no more. */
    Future<Void> forgetDeleted();
}
