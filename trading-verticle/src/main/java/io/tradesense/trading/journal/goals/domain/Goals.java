package io.tradesense.trading.journal.goals.domain;

import io.tradesense.trading.journal.domain.Page;
import io.tradesense.trading.journal.domain.Place;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The goals of all users. A user reaches their own only: another's is not found. */
public interface Goals {

    /** Goals a user can keep. */
    int MOST = 50;

    /** What to change; a null field stays as it is. A goal about something else is another goal. */
    record Change(@Nullable String name, @Nullable BigDecimal value) {}

    /**
     * Keeps the goal, or answers the one kept under this id before. Fails with INVALID where the account is not the user's,
     * with CONFLICT beyond {@link #MOST}.
     */
    Future<Goal> keep(Goal goal);

    /** Fails with NOT_FOUND. */
    Future<Goal> find(UUID userId, UUID id);

    /** Oldest first. */
    Future<Page<Goal>> list(UUID userId, int limit, Optional<Place> after);

    /** Fails with NOT_FOUND or PRECONDITION_FAILED. */
    Future<Goal> change(UUID userId, UUID id, Change change, Optional<Long> version);

    /** Fails with NOT_FOUND or PRECONDITION_FAILED. */
    Future<Void> delete(UUID userId, UUID id, Optional<Long> version);

    /** What happened in a span, of what counts for the goal. */
    Future<Figures> figures(Goal goal, Goal.Span span);
}
