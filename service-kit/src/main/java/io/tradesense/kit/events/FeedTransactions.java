package io.tradesense.kit.events;

import io.tradesense.kit.events.FeedConsumer.Effect;
import io.tradesense.kit.operations.Consumption.Replay;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What a consumer writes: events and the position after them in one transaction. Every transaction takes the position's
 * row lock first, so of several instances one applies, parks or replays at a time.
 */
final class FeedTransactions {
    private static final String FIND = """
            SELECT position, (SELECT count(*) FROM parked_events WHERE source = $1) AS parked
            FROM feed_positions WHERE source = $1
            """;
    private static final String CREATE = "INSERT INTO feed_positions VALUES ($1, $2) ON CONFLICT (source) DO NOTHING";
    private static final String LOCK = "SELECT position FROM feed_positions WHERE source = $1 FOR UPDATE";
    private static final String ADVANCE = "UPDATE feed_positions SET position = $2 WHERE source = $1";

    private final String source;
    private final Pool pool;
    private final Effect effect;
    private final ParkedEvents parked;

    /** Where the reading stands. */
    record Place(String position, long parked) {}

    FeedTransactions(String source, Pool pool, Effect effect) {
        this.source = source;
        this.pool = pool;
        this.effect = effect;
        this.parked = new ParkedEvents(source);
    }

    Future<Void> create() {
        return pool.preparedQuery(CREATE)
                .execute(Tuple.of(source, FeedPosition.START.toString()))
                .mapEmpty();
    }

    Future<Place> place() {
        return pool.preparedQuery(FIND).execute(Tuple.of(source)).map(rows -> {
            var row = rows.iterator().next();
            return new Place(row.getString("position"), row.getLong("parked"));
        });
    }

    /**
     * Applies consecutive events and advances behind the last; those of owners who have something parked are parked too.
     * Changes nothing where the position is no longer the one they were read from: another instance was quicker.
     */
    Future<Void> apply(String position, List<Event> events) {
        return from(
                position,
                transaction -> parked.owners(transaction, events)
                        .compose(owners -> parkBehind(transaction, owners, events))
                        .compose(free -> take(transaction, free))
                        .compose(done -> advance(transaction, events.get(events.size() - 1))));
    }

    /** Sets an event aside and goes on behind it. */
    Future<Void> park(String position, Event event, Throwable error, int tries) {
        return from(
                position,
                transaction ->
                        parked.park(transaction, event, error, tries).compose(done -> advance(transaction, event)));
    }

    /** Applies an owner's parked events in order, each in a transaction of its own, until one fails or none is left. */
    Future<Replay> replay(String owner) {
        return replayFrom(owner, 0);
    }

    private Future<Replay> replayFrom(String owner, int applied) {
        var tried = new ArrayList<UUID>(1);
        return pool.withTransaction(transaction -> lock(transaction)
                        .compose(position -> parked.first(transaction, owner))
                        .compose(first -> {
                            if (first.isEmpty()) {
                                return Future.succeededFuture(false);
                            }
                            var event = first.get();
                            tried.add(event.id());
                            return take(transaction, List.of(event))
                                    .compose(done -> parked.remove(transaction, event.id()))
                                    .map(true);
                        }))
                .compose(
                        more -> more
                                ? replayFrom(owner, applied + 1)
                                : Future.succeededFuture(new Replay(applied, null)),
                        failure -> tried.isEmpty() || !(failure instanceof Unapplied)
                                ? Future.failedFuture(failure)
                                : parked.failedAgain(pool, tried.get(0), String.valueOf(failure.getMessage()))
                                        .map(new Replay(applied, String.valueOf(failure.getMessage()))));
    }

    private Future<Void> take(SqlConnection transaction, List<Event> events) {
        return events.isEmpty()
                ? Future.succeededFuture()
                : GuardedTransaction.in(transaction, guarded -> effect.apply(guarded, events))
                        .recover(Unapplied::mark);
    }

    ParkedEvents parked() {
        return parked;
    }

    private interface Work {
        Future<Void> in(SqlConnection transaction);
    }

    private Future<Void> from(String position, Work work) {
        return pool.withTransaction(transaction -> lock(transaction)
                .compose(locked -> locked.equals(position) ? work.in(transaction) : Future.succeededFuture()));
    }

    private Future<String> lock(SqlConnection transaction) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(source))
                .map(rows -> rows.iterator().next().getString("position"));
    }

    private Future<Void> advance(SqlConnection transaction, Event last) {
        return transaction
                .preparedQuery(ADVANCE)
                .execute(Tuple.of(source, last.position().toString()))
                .mapEmpty();
    }

    /** @return the events of those who have nothing parked */
    private Future<List<Event>> parkBehind(SqlConnection transaction, Set<String> owners, List<Event> events) {
        if (owners.isEmpty()) {
            return Future.succeededFuture(events);
        }
        List<Event> free = new ArrayList<>();
        Future<Void> done = Future.succeededFuture();
        for (Event event : events) {
            if (owners.contains(ParkedEvents.owner(event))) {
                done = done.compose(before -> parked.park(transaction, event, null, 0));
            } else {
                free.add(event);
            }
        }
        return done.map(free);
    }
}
