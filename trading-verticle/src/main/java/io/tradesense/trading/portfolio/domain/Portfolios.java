package io.tradesense.trading.portfolio.domain;

import io.vertx.core.Future;
import java.util.UUID;

/** What all users hold. */
public interface Portfolios {

    /** As of the last execution and movement recorded. A user without accounts has none. */
    Future<Holdings> of(UUID userId);
}
