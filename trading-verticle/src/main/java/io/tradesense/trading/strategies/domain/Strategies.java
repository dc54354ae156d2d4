package io.tradesense.trading.strategies.domain;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The strategies of all users, as their round trips show them. A user reaches their own only. */
public interface Strategies {

    /** Which ones; an empty part takes all. */
    record Filter(Optional<UUID> accountId, Optional<String> underlying) {}

    /** Where a page ended: the opening of its last strategy's first option. */
    record After(Instant openedAt, UUID tradeId) {}

    /** @param next null on the last page */
    record Page(List<Strategy> items, @Nullable After next) {}

    /** Newest first. */
    Future<Page> list(UUID userId, Filter filter, int limit, Optional<After> after);
}
