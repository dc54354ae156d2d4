package io.tradesense.auth.admin.domain;

import io.tradesense.auth.domain.Actor;
import io.tradesense.auth.users.domain.User;
import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All accounts, for administrators. */
public interface Directory {

    /**
     * Which accounts.
     *
     * @param beginning of the address or the name, whatever its case; null for any
     * @param role they all have; null for any
     * @param disabled whether they are; null for both
     */
    record Filter(
            @Nullable String beginning,
            @Nullable Role role,
            @Nullable Boolean disabled) {}

    /** What is to become of an account. @param disabled and @param roles null where that stays as it is */
    record Change(@Nullable Boolean disabled, @Nullable Set<Role> roles) {}

    /** Where a page ended. @param address as it is compared; several accounts may stand under it */
    record After(String address, UUID id) {}

    /**
     * Accounts in the order of their addresses, and of their ids under one.
     *
     * @param after null for the first page
     */
    Future<List<User>> page(Filter filter, @Nullable After after, int limit);

    /**
     * Changes an account, ends what must end by it and tells the others; empty where there is no such account.
     *
     * @param version the caller has seen; empty where any will do
     * @throws Fault PRECONDITION_FAILED for another version; CONFLICT of type {@code last-admin}
     */
    Future<Optional<User>> change(UUID userId, Change change, OptionalLong version, Actor administrator, Instant now);
}
