package io.tradesense.market.watchlists.domain;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The watchlists of all users. Another user's is not found. */
public interface Watchlists {
    /** The most one user may have. */
    int MOST = 100;

    /** Where a page ended. */
    record After(Instant createdAt, UUID id) {}

    /** @param next null on the last page */
    record Page(List<Watchlist> items, @Nullable After next) {}

    /** Keeps it; one that is there under its id is answered as it is. @throws Fault CONFLICT at {@link #MOST} */
    Future<Watchlist> add(Watchlist watchlist);

    Future<Watchlist> find(UUID userId, UUID id);

    Future<Page> list(UUID userId, int limit, Optional<After> after);

    /** @param version the one it must have, if any; fails with PRECONDITION_FAILED */
    Future<Watchlist> change(
            UUID userId, UUID id, @Nullable String name, @Nullable List<String> symbols, Optional<Long> version);

    Future<Void> delete(UUID userId, UUID id, Optional<Long> version);
}
