package io.tradesense.trading.regrouping.domain;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Trades that were split and merged by hand. What was done stays on record, and can be undone in any order. */
public interface Regroupings {

    /** Trades one merge can take. */
    int MOST_TRADES = 50;

    /** What was done. */
    enum Kind {
        /** Executions were taken out of a trade and are matched apart from then on. */
        SPLIT,
        /** Trades of one direction go on with each other where the position was flat. */
        MERGE
    }

    /**
     * One split or merge.
     *
     * @param executions it is about
     * @param trades that hold them now
     */
    record Regrouping(
            UUID id,
            Kind kind,
            UUID accountId,
            List<UUID> executions,
            List<UUID> trades,
            Instant recordedAt,
            boolean undone) {}

    /** Where {@link Page} ended. */
    record After(long number) {}

    /** @param next null on the last page */
    record Page(List<Regrouping> items, @Nullable After next) {}

    /**
     * Takes executions out of a trade into one of their own, under the given id; the same again changes nothing. Fails with
     * NOT_FOUND, INVALID where they are not of the trade, are all of it or belong to another trade too, and
     * PRECONDITION_FAILED where the trade is not as the tag says.
     */
    Future<Regrouping> split(UUID userId, UUID id, UUID tradeId, List<UUID> executions, Optional<String> etag);

    /**
     * Makes one trade of several. Fails with NOT_FOUND, and INVALID where they are not of one account, instrument and
     * direction, or share an execution with a trade that is not among them.
     */
    Future<Regrouping> merge(UUID userId, UUID id, List<UUID> trades);

    /** Newest first. */
    Future<Page> list(UUID userId, int limit, Optional<After> after);

    /** Fails with NOT_FOUND where it is undone already. */
    Future<Void> undo(UUID userId, UUID id);
}
