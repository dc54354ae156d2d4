package io.tradesense.kit.events;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Takes out of a feed what nobody needs any more, a few thousand at a time and in small transactions: readers of the feed wait
 * for every open one. Several instances may do it side by side; none counts what another took.
 */
public final class FeedPruning {
    private static final Logger log = LoggerFactory.getLogger(FeedPruning.class);
    private static final Duration TURN = Duration.ofHours(6);
    private static final Duration LATEST_FIRST_TURN = Duration.ofMinutes(10);
    private static final int FOUND_AT_ONCE = 20_000;
    private static final int BLOCK = 1_000;
    private static final String PASSED = """
            SELECT number FROM outbox WHERE type = ANY($1) AND time < $2 LIMIT $3
            """;
    private static final String SUPERSEDED = """
            SELECT number FROM (
                SELECT number, time, lead(number) OVER (PARTITION BY subject ORDER BY epoch, transaction, number) AS later
                FROM outbox WHERE type = ANY($1)
            ) AS of_subject
            WHERE later IS NOT NULL AND time < $2 LIMIT $3
            """;
    private static final String DELETE = "DELETE FROM outbox WHERE number = ANY($1)";

    private final Pool pool;
    private final Clock clock;
    private final Retention retention;
    private final Counter pruned;

    FeedPruning(MeterRegistry meters, Clock clock, Pool pool, String service, Retention retention) {
        this.pool = pool;
        this.clock = clock;
        this.retention = retention;
        this.pruned = Counter.builder("feed.pruned")
                .description("events that were taken out of the feed")
                .tag("service", service)
                .register(meters);
    }

    /** Runs until the verticle is undeployed. A while after the start first: many start together. */
    public static void start(
            Vertx vertx, MeterRegistry meters, Clock clock, Pool pool, String service, Retention retention) {
        var pruning = new FeedPruning(meters, clock, pool, service, retention);
        long first = ThreadLocalRandom.current().nextLong(1, LATEST_FIRST_TURN.toMillis());
        vertx.setPeriodic(
                first,
                TURN.toMillis(),
                timer -> pruning.prune()
                        .onSuccess(count -> log.atLevel(count == 0 ? Level.DEBUG : Level.INFO)
                                .log("{} old events of {} are out of the feed", count, service))
                        .onFailure(failure ->
                                log.warn("the feed of {} is pruned later: {}", service, failure.toString())));
    }

    /** Until nothing old is left; answers how many went. */
    Future<Integer> prune() {
        return pruneAll(PASSED, retention.recent().toArray(String[]::new), 0)
                .compose(before -> pruneAll(SUPERSEDED, retention.latest().toArray(String[]::new), before));
    }

    private Future<Integer> pruneAll(String query, String[] types, int before) {
        var oldest = clock.instant().minus(retention.kept()).atOffset(ZoneOffset.UTC);
        return pool.preparedQuery(query)
                .execute(Tuple.of(types, oldest, FOUND_AT_ONCE))
                .compose(rows -> {
                    List<Long> numbers = new ArrayList<>(rows.size());
                    rows.forEach(row -> numbers.add(row.getLong("number")));
                    return delete(numbers, 0, before);
                })
                .compose(count ->
                        count - before < FOUND_AT_ONCE ? Future.succeededFuture(count) : pruneAll(query, types, count));
    }

    private Future<Integer> delete(List<Long> numbers, int from, int count) {
        if (from >= numbers.size()) {
            return Future.succeededFuture(count);
        }
        int end = Math.min(from + BLOCK, numbers.size());
        return pool.preparedQuery(DELETE)
                .execute(Tuple.of(numbers.subList(from, end).toArray(Long[]::new)))
                .map(SqlResult::rowCount)
                .onSuccess(pruned::increment)
                .compose(gone -> delete(numbers, end, count + gone));
    }
}
