package io.tradesense.trading.journal.setups.domain;

import io.tradesense.trading.journal.domain.Page;
import io.tradesense.trading.journal.domain.Place;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The setups of all users. A user reaches their own only: another's is not found. */
public interface Setups {

    /** Setups a user can keep. */
    int MOST = 200;

    /** Trades that are judged at once, the newest; older ones are asked for by their time. */
    int MOST_JUDGED = 2_000;

    /**
     * What to change; a null field stays as it is.
     *
     * @param rules replaces all; a rule that keeps its id keeps its marks
     */
    record Change(
            @Nullable String name,
            @Nullable String description,
            @Nullable ZoneId zone,
            @Nullable List<Rule> rules) {}

    /**
     * Keeps the setup, or answers the one kept under this id before. Fails with CONFLICT where the name is taken or beyond
     * {@link #MOST}.
     */
    Future<Setup> keep(Setup setup);

    /** Fails with NOT_FOUND. */
    Future<Setup> find(UUID userId, UUID id);

    /** Oldest first. */
    Future<Page<Setup>> list(UUID userId, int limit, Optional<Place> after);

    /** Fails with NOT_FOUND, PRECONDITION_FAILED, or CONFLICT where the name is taken. */
    Future<Setup> change(UUID userId, UUID id, Change change, Optional<Long> version);

    /** Fails with NOT_FOUND or PRECONDITION_FAILED. Its trades keep its name. */
    Future<Void> delete(UUID userId, UUID id, Optional<Long> version);

    /** @param from of the opening, inclusive; {@code to} exclusive */
    Future<Adherence> adherence(UUID userId, UUID id, Optional<Instant> from, Optional<Instant> to);

    /**
     * Says of rules that are checked by hand whether the trade kept them.
     *
     * @param marks by rule; empty takes what was said back
     * <p>Fails with NOT_FOUND where setup or trade are not the user's, INVALID where a rule is none of the setup's that is
     *     checked by hand.
     */
    Future<Void> mark(UUID userId, UUID id, UUID tradeId, Map<UUID, Optional<Boolean>> marks);
}
