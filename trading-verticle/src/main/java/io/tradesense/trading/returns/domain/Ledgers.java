package io.tradesense.trading.returns.domain;

import io.tradesense.trading.prices.domain.Closes;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;

/** What happened to the accounts of all users. */
public interface Ledgers {

    /**
     * Of one account or of all the user has. Fails with NOT_FOUND where the account is not the user's, and with INVALID
     * where more happened than can be looked at in one go.
     */
    Future<DayFacts> of(UUID userId, Optional<UUID> accountId, Closes.Span span);
}
