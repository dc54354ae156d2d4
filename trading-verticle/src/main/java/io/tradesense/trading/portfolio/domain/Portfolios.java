package io.tradesense.trading.portfolio.domain;

import io.vertx.core.Future;
import java.util.UUID;

/** The portfolios of all users. */
public interface Portfolios {

    /** As of the last execution recorded. A user without accounts has an empty one. */
    Future<Portfolio> of(UUID userId);
}
