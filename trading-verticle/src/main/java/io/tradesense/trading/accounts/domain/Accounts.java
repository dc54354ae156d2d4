package io.tradesense.trading.accounts.domain;

import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The accounts of all users. A user reaches their own only: another's is not found. */
public interface Accounts {

    /** Where {@link Page} ended. */
    record After(String createdAt, UUID id) {}

    /** @param next null on the last page */
    record Page(List<Account> items, @Nullable After next) {}

    /** What an owner may change; null leaves a field as it is. */
    record Change(
            @Nullable String name,
            @Nullable String broker,
            @Nullable BigDecimal startingBalance,
            @Nullable CostBasis costBasis) {}

    /**
     * Opens the account, or answers the one that was opened under this id before. Fails with PAYMENT_REQUIRED where the
     * user's plan allows no further one.
     */
    Future<Account> open(Account account);

    /** Fails with NOT_FOUND. */
    Future<Account> find(UUID userId, UUID accountId);

    Future<Page> list(UUID userId, int limit, Optional<After> after);

    /**
     * Changes the account; with another cost basis its trades are derived again, and no execution is touched. Fails with
     * NOT_FOUND, or PRECONDITION_FAILED where the account is not of that version any more.
     *
     * @param version the one the change was made from; empty overwrites whatever stands there
     */
    Future<Account> change(UUID userId, UUID accountId, Change change, Optional<Long> version);

    /** Removes the account with every execution and trade in it. Fails as {@link #change} does. */
    Future<Void> delete(UUID userId, UUID accountId, Optional<Long> version);

    static Fault notFound() {
        return Fault.notFound("account");
    }
}
