package io.tradesense.trading.corporateactions.domain;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The corporate actions of all users. A user reaches their own only. */
public interface CorporateActions {

    /** Actions a user can state. */
    int MOST = 5_000;

    /** @param next the number of the last one; null on the last page */
    record Page(List<CorporateAction> items, @Nullable Long next) {}

    /**
     * Keeps the action, or answers the one kept under this id before, and derives every trade it reaches, all in one. Fails
     * with CONFLICT beyond {@link #MOST}.
     */
    Future<CorporateAction> state(CorporateAction action);

    /** Fails with NOT_FOUND. */
    Future<CorporateAction> find(UUID userId, UUID id);

    /** Newest first. */
    Future<Page> list(UUID userId, int limit, Optional<Long> before);

    /** Takes the action back and derives the trades as if it had never been stated. Fails with NOT_FOUND. */
    Future<Void> delete(UUID userId, UUID id);
}
