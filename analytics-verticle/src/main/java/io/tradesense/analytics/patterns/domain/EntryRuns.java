package io.tradesense.analytics.patterns.domain;

import io.tradesense.analytics.readmodel.domain.TradeBook;
import io.vertx.core.Future;
import java.util.UUID;

/** Finds out how far prices had run before a trader's entries. */
public interface EntryRuns {

    /** Never fails and takes a few seconds at the most: {@link Runs#AWAY} where nobody can be asked. */
    Future<Runs> of(UUID userId, TradeBook book);
}
