package io.tradesense.trading.cash.domain;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The cash movements of all users. A user reaches their own only: another's is not found. */
public interface CashLedger {

    /** Movements one account can have. */
    int MOST = 50_000;

    /** Which movements; an empty part takes all. {@code from} is inclusive, {@code to} exclusive. */
    record Filter(
            Optional<UUID> accountId, Optional<CashMovement.Type> type, Optional<Instant> from, Optional<Instant> to) {}

    /** Where {@link Page} ended. */
    record After(Instant at, UUID id) {}

    /**
     * A movement and where it comes from; where both are null the trader booked it.
     *
     * @param importId of the broker's file that has it
     * @param actionId of the stated dividend it is derived from
     */
    record Booked(
            CashMovement movement,
            @Nullable UUID importId,
            @Nullable UUID actionId) {}

    /** @param next null on the last page */
    record Page(List<Booked> items, @Nullable After next) {}

    /** Books the movement, or answers the one booked under this id before. Fails with CONFLICT beyond {@link #MOST}. */
    Future<Booked> book(CashMovement movement);

    /** Fails with NOT_FOUND. */
    Future<Booked> find(UUID userId, UUID id);

    /** Newest first. */
    Future<Page> list(UUID userId, Filter filter, int limit, Optional<After> after);

    /** Fails with NOT_FOUND, and with CONFLICT for what is derived from a stated dividend: that is to be deleted. */
    Future<Void> delete(UUID userId, UUID id);
}
