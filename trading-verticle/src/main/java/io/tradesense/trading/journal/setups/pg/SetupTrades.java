package io.tradesense.trading.journal.setups.pg;

import io.tradesense.kit.Fault;
import io.tradesense.trading.journal.setups.domain.Adherence;
import io.tradesense.trading.journal.setups.domain.PlannedTrade;
import io.tradesense.trading.journal.setups.domain.Setup;
import io.tradesense.trading.journal.setups.domain.Setups;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The trades of setups, and what was said of them by hand. */
final class SetupTrades {
    private static final String TRADES = """
            SELECT t.id, t.opening_execution, t.symbol, t.side, t.currency, t.max_quantity, t.entry_price, t.stop_loss,
                t.take_profit, t.net_pnl, t.opened_at,
                (SELECT count(*) FROM trades o WHERE o.user_id = t.user_id AND (o.opened_at, o.id) <= (t.opened_at, t.id)
                    AND o.opened_at >= date_trunc('day', t.opened_at AT TIME ZONE $3::text) AT TIME ZONE $3::text)::integer AS number
            FROM trades t WHERE t.user_id = $1 AND t.setup = $2
                AND ($4::timestamptz IS NULL OR t.opened_at >= $4) AND ($5::timestamptz IS NULL OR t.opened_at < $5)
            ORDER BY t.opened_at DESC, t.id DESC LIMIT $6
            """;
    private static final String MARKS = """
            SELECT m.rule_id, m.execution_id, m.kept FROM journal_setup_marks m
            JOIN journal_setup_rules r ON r.id = m.rule_id WHERE r.setup_id = $1 AND m.execution_id = ANY ($2)
            """;
    private static final String OPENING = "SELECT opening_execution FROM trades WHERE user_id = $1 AND id = $2";
    private static final String MARK = """
            INSERT INTO journal_setup_marks (rule_id, execution_id, kept) VALUES ($1, $2, $3)
            ON CONFLICT (rule_id, execution_id) DO UPDATE SET kept = excluded.kept
            """;
    private static final String UNMARK = "DELETE FROM journal_setup_marks WHERE rule_id = $1 AND execution_id = $2";

    private final Pool pool;

    SetupTrades(Pool pool) {
        this.pool = pool;
    }

    Future<Adherence> of(Setup setup, Optional<Instant> from, Optional<Instant> to) {
        return pool.preparedQuery(TRADES)
                .execute(Tuple.of(setup.userId(), setup.name(), setup.zone().getId())
                        .addOffsetDateTime(utc(from))
                        .addOffsetDateTime(utc(to))
                        .addInteger(Setups.MOST_JUDGED + 1))
                .map(SetupTrades::trades)
                .compose(trades -> {
                    boolean more = trades.size() > Setups.MOST_JUDGED;
                    var judged = more ? trades.subList(0, Setups.MOST_JUDGED) : trades;
                    return marks(setup, judged).map(marks -> Adherence.of(setup, marked(judged, marks), more));
                });
    }

    Future<Void> mark(SqlConnection transaction, UUID userId, UUID tradeId, Map<UUID, Optional<Boolean>> marks) {
        return transaction
                .preparedQuery(OPENING)
                .execute(Tuple.of(userId, tradeId))
                .compose(rows -> {
                    if (rows.size() == 0) return Future.failedFuture(Fault.notFound("trade"));
                    UUID execution = rows.iterator().next().getUUID("opening_execution");
                    Future<Void> done = Future.succeededFuture();
                    for (var mark : marks.entrySet()) {
                        done = done.compose(before -> mark.getValue()
                                .map(kept -> transaction
                                        .preparedQuery(MARK)
                                        .execute(Tuple.of(mark.getKey(), execution, kept)))
                                .orElseGet(() ->
                                        transaction.preparedQuery(UNMARK).execute(Tuple.of(mark.getKey(), execution)))
                                .mapEmpty());
                    }
                    return done;
                });
    }

    private Future<Map<UUID, Map<UUID, Boolean>>> marks(Setup setup, List<PlannedTrade> trades) {
        return pool.preparedQuery(MARKS)
                .execute(Tuple.of(setup.id())
                        .addArrayOfUUID(trades.stream()
                                .map(PlannedTrade::openingExecution)
                                .toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, Map<UUID, Boolean>> marks = new HashMap<>();
                    rows.forEach(row -> marks.computeIfAbsent(row.getUUID("execution_id"), id -> new HashMap<>())
                            .put(row.getUUID("rule_id"), row.getBoolean("kept")));
                    return marks;
                });
    }

    private static List<Adherence.Marked> marked(List<PlannedTrade> trades, Map<UUID, Map<UUID, Boolean>> marks) {
        return trades.stream()
                .map(trade -> new Adherence.Marked(trade, marks.getOrDefault(trade.openingExecution(), Map.of())))
                .toList();
    }

    private static List<PlannedTrade> trades(RowSet<Row> rows) {
        List<PlannedTrade> trades = new ArrayList<>();
        rows.forEach(row -> trades.add(new PlannedTrade(
                row.getUUID("id"),
                row.getUUID("opening_execution"),
                row.getString("symbol"),
                row.getString("side"),
                row.getString("currency"),
                row.getBigDecimal("max_quantity"),
                row.getBigDecimal("entry_price"),
                row.getBigDecimal("stop_loss"),
                row.getBigDecimal("take_profit"),
                row.getBigDecimal("net_pnl"),
                row.getOffsetDateTime("opened_at").toInstant(),
                row.getInteger("number"))));
        return trades;
    }

    private static @Nullable OffsetDateTime utc(Optional<Instant> time) {
        return time.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null);
    }
}
