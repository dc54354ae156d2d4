package io.tradesense.trading.journal.setups.pg;

import io.tradesense.contracts.TradeJudged;
import io.tradesense.kit.events.NewEvent;
import io.tradesense.kit.events.Outbox;
import io.tradesense.trading.journal.setups.domain.Adherence;
import io.tradesense.trading.journal.setups.domain.Verdict;
import io.tradesense.trading.journal.setups.domain.Verdicts;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The table {@code journal_setup_verdicts}, and by what each setup was judged. */
public final class PgVerdicts implements Verdicts {
    // In no order, so that those who change all the time keep nobody else waiting.
    private static final String DUE = """
            SELECT id, user_id, state FROM (
                SELECT s.id, s.user_id, s.judged, s.version || ' ' || s.marked || ' ' || COALESCE((
                    SELECT md5(string_agg(a.id || ' ' || a.trades_version, ',' ORDER BY a.id))
                    FROM accounts a WHERE a.user_id = s.user_id), '') AS state
                FROM journal_setups s) AS stands
            WHERE judged IS DISTINCT FROM state ORDER BY random() LIMIT $1
            """;
    // Of what was never known nothing is kept; what is not known any more is told once.
    private static final String KEEP = """
            INSERT INTO journal_setup_verdicts AS v (trade_id, setup_id, kept)
            SELECT t.id, $1, judged.kept::boolean
            FROM UNNEST($2::uuid[], $3::text[]) AS judged (trade_id, kept)
            JOIN trades t ON t.id = judged.trade_id
            WHERE judged.kept IS NOT NULL OR EXISTS (SELECT FROM journal_setup_verdicts k WHERE k.trade_id = t.id)
            ORDER BY t.id
            ON CONFLICT (trade_id) DO UPDATE SET setup_id = excluded.setup_id, kept = excluded.kept
            WHERE (v.setup_id, v.kept) IS DISTINCT FROM (excluded.setup_id, excluded.kept)
            RETURNING v.trade_id, v.kept
            """;
    private static final String LEAVE = """
            DELETE FROM journal_setup_verdicts v USING trades t
            WHERE v.setup_id = $1 AND t.id = v.trade_id AND t.setup IS DISTINCT FROM $2
            RETURNING v.trade_id, NULL::boolean AS kept
            """;
    private static final String JUDGED = "UPDATE journal_setups SET judged = $2 WHERE id = $1";
    private static final String FORGET = """
            DELETE FROM journal_setup_verdicts v USING trades t WHERE v.setup_id IS NULL AND t.id = v.trade_id
            RETURNING v.trade_id, t.user_id, NULL::boolean AS kept
            """;

    private final Pool pool;
    private final Outbox outbox;
    private final Runnable committed;

    /** @param committed told after every transaction that wrote an event */
    public PgVerdicts(Pool pool, Outbox outbox, Runnable committed) {
        this.pool = pool;
        this.outbox = outbox;
        this.committed = committed;
    }

    @Override
    public Future<List<Due>> due(int most) {
        return pool.preparedQuery(DUE).execute(Tuple.of(most)).map(rows -> {
            List<Due> due = new ArrayList<>();
            rows.forEach(row -> due.add(new Due(row.getUUID("user_id"), row.getUUID("id"), row.getString("state"))));
            return due;
        });
    }

    @Override
    public Future<Void> keep(Due due, Adherence adherence) {
        var judged = adherence.judged();
        var verdicts = Tuple.of(due.setupId())
                .addArrayOfUUID(judged.stream().map(each -> each.trade().id()).toArray(UUID[]::new))
                .addArrayOfString(
                        judged.stream().map(each -> kept(each.verdict())).toArray(String[]::new));
        return inTransaction(transaction -> transaction
                .preparedQuery(LEAVE)
                .execute(Tuple.of(due.setupId(), adherence.setup().name()))
                .compose(left -> tell(transaction, left, row -> due.userId()))
                .compose(told -> transaction.preparedQuery(KEEP).execute(verdicts))
                .compose(kept -> tell(transaction, kept, row -> due.userId()))
                .compose(told -> transaction.preparedQuery(JUDGED).execute(Tuple.of(due.setupId(), due.state()))));
    }

    @Override
    public Future<Void> forgetDeleted() {
        return inTransaction(transaction -> transaction
                .query(FORGET)
                .execute()
                .compose(gone -> tell(transaction, gone, row -> row.getUUID("user_id"))));
    }

    private Future<Void> inTransaction(Function<SqlConnection, Future<?>> work) {
        return pool.<Object>withTransaction(
                        transaction -> work.apply(transaction).mapEmpty())
                .onSuccess(done -> committed.run())
                .mapEmpty();
    }

    private Future<Void> tell(SqlConnection transaction, RowSet<Row> verdicts, Function<Row, UUID> user) {
        List<NewEvent> events = new ArrayList<>();
        for (Row row : verdicts) {
            var judged = new TradeJudged(row.getUUID("trade_id"), user.apply(row), row.getBoolean("kept"));
            events.add(new NewEvent(TradeJudged.TYPE, judged.tradeId().toString(), judged.toJson()));
        }
        return events.isEmpty() ? Future.succeededFuture() : outbox.append(transaction, events);
    }

    private static @Nullable String kept(Verdict verdict) {
        return switch (verdict) {
            case KEPT -> "true";
            case BROKEN -> "false";
            case UNKNOWN -> null;
        };
    }
}
