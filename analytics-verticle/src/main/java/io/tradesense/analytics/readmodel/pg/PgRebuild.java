package io.tradesense.analytics.readmodel.pg;

import io.tradesense.kit.events.FeedPosition;
import io.tradesense.kit.events.ParkedEvents;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;

/** Empties the read model and goes back to the beginning of every feed, which then fill it again. */
public final class PgRebuild {
    // First of all, for it waits for a page that is being applied and keeps out the next.
    private static final String BACK_TO_THE_START = "UPDATE feed_positions SET position = $1";
    private static final String EMPTY = "TRUNCATE closed_trades, accounts, rule_verdicts";
    // Who was removed stays noted: trading's feed may be read again before auth's has told of it.
    private static final String FORGET_VERSIONS = "DELETE FROM user_versions WHERE NOT deleted";
    private final Pool pool;

    public PgRebuild(Pool pool) {
        this.pool = pool;
    }

    public Future<Void> start() {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(BACK_TO_THE_START)
                .execute(Tuple.of(FeedPosition.START.toString()))
                .compose(done -> transaction.query(EMPTY).execute())
                .compose(done -> transaction.query(FORGET_VERSIONS).execute())
                .compose(done -> ParkedEvents.forgetAll(transaction))
                .mapEmpty());
    }
}
