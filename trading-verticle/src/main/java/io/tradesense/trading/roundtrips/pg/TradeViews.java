package io.tradesense.trading.roundtrips.pg;

import io.tradesense.kit.Fault;
import io.tradesense.kit.events.Outbox;
import io.tradesense.kit.flow.Capacity;
import io.tradesense.kit.flow.OneAhead;
import io.tradesense.trading.accounts.domain.CostBasis;
import io.tradesense.trading.corporateactions.pg.Dividends;
import io.tradesense.trading.roundtrips.domain.MatchingRules;
import io.tradesense.trading.roundtrips.domain.RoundTrip;
import io.tradesense.trading.roundtrips.domain.TradeDifference;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Keeps the round trips in step with the log. What they do not show yet stands in {@code stale_series}; for each such
 * series the trips are built again from the last moment before its first new execution at which the position was flat to
 * the first such moment after its last one, and those that came out differently are written, each with its event, all in
 * one transaction. Where the position is not flat any more at the end of that {@link Stretch}, everything later has changed
 * too and is built as well.
 */
public final class TradeViews {
    /** In one transaction. */
    private static final int SERIES_AT_A_TIME = 50;
    /** Executions or trades that stand, about: so many are read and built while those before are written. */
    private static final int MOST_A_STEP = 10_000;
    /** Of the memory there is, so that one account leaves room for others. */
    private static final int PART_A_STEP = 4;

    // One transaction at a time builds the trips of an account: two would not see each other's executions.
    private static final String LOCK =
            "SELECT user_id, cost_basis_method FROM accounts WHERE id = $1 FOR NO KEY UPDATE";

    // Planning these statements takes longer than a late fill needs of all of them, and every plan is the same.
    private static final String PLAN_ONCE = "SELECT set_config('plan_cache_mode', 'force_generic_plan', true)";

    private static final String ANY_STALE = "SELECT 1 FROM stale_series WHERE account_id = $1 AND NOT too_long LIMIT 1";

    private final Vertx vertx;
    private final TradeWriter writer;
    private final Capacity memory;

    /** An account whose trips are being built. */
    private record Owned(UUID userId, UUID accountId, MatchingRules rules, TooLong tooLong) {}

    /** What to do about a trip with more executions than there is memory for. */
    private interface TooLong {
        Future<Void> found(SqlConnection transaction, Stretch stretch);
    }

    /**
     * @param trips all that the stretches have now, in the order in which they are told of: as it happened
     * @param left what comes after the stretches
     * @param tooLong of which a trip is
     * @param memory taken for it
     */
    private record Step(
            List<Stretch> covered,
            List<TradeDifference.Built> trips,
            List<Stretch> left,
            List<Stretch> tooLong,
            long memory) {

        static Step of(List<Stretch.Piece> pieces, long memory) {
            return new Step(
                    pieces.stream().flatMap(piece -> piece.covered().stream()).toList(),
                    pieces.stream()
                            .flatMap(piece -> piece.trips().stream())
                            .sorted(Comparator.comparing(RoundTrip::openedAt)
                                    .thenComparing(RoundTrip::openingExecution))
                            .map(TradeDifference.Built::of)
                            .toList(),
                    pieces.stream().flatMap(piece -> piece.left().stream()).toList(),
                    pieces.stream().flatMap(piece -> piece.tooLong().stream()).toList(),
                    memory);
        }
    }

    /**
     * @param memory in executions: so many are held at a time, of whichever accounts, and no trade has more; four thousand at
     *     least
     */
    public TradeViews(Vertx vertx, Outbox outbox, Capacity memory) {
        this.vertx = vertx;
        this.writer = new TradeWriter(outbox);
        this.memory = memory;
    }

    /**
     * Brings every round trip of the account up to the log, in the caller's transaction. Fails with INVALID where one has more
     * executions than are held at a time.
     */
    public Future<Void> catchUp(SqlConnection transaction, UUID accountId) {
        return catchUp(transaction, accountId, (same, stretch) -> Future.failedFuture(tooLong(stretch)));
    }

    /**
     * The same in a transaction for every few series, for a change that touches many; each is told when it is committed. A
     * series with too long a trip is set aside, and the others are brought up before this fails.
     */
    public Future<Void> catchUp(Pool pool, UUID accountId, Runnable committed) {
        List<Stretch> aside = new ArrayList<>();
        return catchUp(pool, accountId, committed, (transaction, stretch) -> {
                    aside.add(stretch);
                    return Stretches.setAside(transaction, stretch);
                })
                .compose(done ->
                        aside.isEmpty() ? Future.succeededFuture() : Future.failedFuture(tooLong(aside.get(0))));
    }

    private Fault tooLong(Stretch stretch) {
        return Fault.of(
                        Fault.Kind.INVALID,
                        stretch.instrument().symbol() + " would have a trade of more than " + memory.units()
                                + " executions")
                .typed("trade-too-long");
    }

    private Future<Void> catchUp(SqlConnection transaction, UUID accountId, TooLong tooLong) {
        return catchUpSome(transaction, accountId, tooLong)
                .compose(more -> more ? catchUp(transaction, accountId, tooLong) : Future.succeededFuture());
    }

    private Future<Void> catchUp(Pool pool, UUID accountId, Runnable committed, TooLong tooLong) {
        return pool.withTransaction(transaction -> catchUpSome(transaction, accountId, tooLong))
                .onSuccess(more -> committed.run())
                .compose(more -> more ? catchUp(pool, accountId, committed, tooLong) : Future.succeededFuture());
    }

    /** True where more may be left. */
    private Future<Boolean> catchUpSome(SqlConnection transaction, UUID accountId, TooLong tooLong) {
        return query(transaction, PLAN_ONCE, Tuple.tuple())
                .compose(set -> query(transaction, LOCK, Tuple.of(accountId)))
                .compose(owner -> {
                    if (owner.size() == 0) {
                        return Future.succeededFuture(false); // the account was deleted, and its series with it
                    }
                    Row account = owner.iterator().next();
                    UUID userId = account.getUUID("user_id");
                    var basis = CostBasis.valueOf(account.getString("cost_basis_method"));
                    return query(transaction, ANY_STALE, Tuple.of(accountId))
                            .compose(stale -> stale.size() == 0
                                    ? Future.succeededFuture(false)
                                    : TraderRules.of(transaction, accountId, basis)
                                            .compose(rules -> rebuildSome(
                                                    transaction, new Owned(userId, accountId, rules, tooLong))));
                });
    }

    /** Premiums first: they say at what price shares that options delivered count, and may make their series stale. */
    private Future<Boolean> rebuildSome(SqlConnection transaction, Owned owned) {
        return Premiums.roll(transaction, owned.accountId(), owned.rules())
                .compose(rolled -> Stretches.ofStale(transaction, owned.accountId(), SERIES_AT_A_TIME))
                .compose(stale -> rebuild(transaction, owned, stale)
                        .compose(done -> Stretches.done(transaction, owned.accountId(), stale))
                        .compose(done -> Dividends.keep(transaction, owned.userId(), owned.accountId(), symbols(stale)))
                        .map(done -> stale.size() == SERIES_AT_A_TIME));
    }

    private static Set<String> symbols(List<Stretch> stale) {
        Set<String> symbols = new TreeSet<>();
        stale.forEach(stretch -> symbols.add(stretch.instrument().symbol()));
        return symbols;
    }

    /** The next stretches are read and built while the database is at some. */
    private Future<Void> rebuild(SqlConnection transaction, Owned owned, List<Stretch> stale) {
        var share = memory.share();
        var left = new ArrayDeque<>(stale);
        return OneAhead.<Step>run(
                        () -> left.isEmpty()
                                ? Future.succeededFuture(Optional.empty())
                                : build(transaction, owned, left, share).map(Optional::of),
                        step -> replace(transaction, owned, step).onSuccess(done -> share.giveBack(step.memory())))
                .eventually(() -> {
                    share.close();
                    return Future.succeededFuture();
                });
    }

    private Future<Step> build(SqlConnection transaction, Owned owned, Deque<Stretch> left, Capacity.Share share) {
        var some = some(left);
        long most = Math.min(some.stream().mapToLong(Stretch::most).sum(), memory.units());
        return share.take(most)
                .compose(taken -> Future.all(some.stream()
                        .map(each -> Stretches.read(transaction, each, memory.units()))
                        .toList()))
                .compose(read -> vertx.executeBlocking(
                        () -> Step.of(
                                IntStream.range(0, some.size())
                                        .mapToObj(each -> some.get(each)
                                                .build(
                                                        Stretches.beginning(read.resultAt(each)),
                                                        owned.rules(),
                                                        memory.units()))
                                        .toList(),
                                most),
                        false))
                .onSuccess(step -> step.left().forEach(left::addFirst));
    }

    /** One at least. */
    private List<Stretch> some(Deque<Stretch> left) {
        List<Stretch> some = new ArrayList<>();
        long room = Math.min(MOST_A_STEP, memory.units() / PART_A_STEP);
        do {
            var next = left.removeFirst();
            room -= next.most();
            some.add(next);
        } while (!left.isEmpty() && left.getFirst().most() <= room);
        return some;
    }

    /** What stands is only read now: a trade may have come from a stretch before. */
    private Future<Void> replace(SqlConnection transaction, Owned owned, Step step) {
        return Future.all(step.covered().stream()
                        .map(each -> Stretches.standing(transaction, each))
                        .toList())
                .map(standing -> TradeDifference.between(
                        standing.<List<TradeDifference.Standing>>list().stream()
                                .flatMap(List::stream)
                                .toList(),
                        step.trips()))
                .compose(difference -> writer.write(transaction, owned.userId(), owned.accountId(), difference))
                .compose(written -> Future.all(step.tooLong().stream()
                        .map(each -> owned.tooLong().found(transaction, each))
                        .toList()))
                .mapEmpty();
    }

    private static Future<RowSet<Row>> query(SqlConnection transaction, String sql, Tuple arguments) {
        return transaction.preparedQuery(sql).execute(arguments);
    }
}
