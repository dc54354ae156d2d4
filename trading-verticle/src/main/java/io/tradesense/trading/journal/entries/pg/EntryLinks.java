package io.tradesense.trading.journal.entries.pg;

import io.tradesense.kit.Fault;
import io.tradesense.trading.journal.entries.domain.TradeLink;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The trades that entries are about, in the table {@code journal_entry_trades}. */
final class EntryLinks {
    // As its id says; else the trade that begins with, or at least holds, the execution that opened the linked one.
    private static final String RESOLVED = """
            SELECT l.entry_id, l.trade_id AS linked_id, l.execution_id, COALESCE(t.id, h.trade_id, l.trade_id) AS trade_id,
                t.id IS NULL AND h.trade_id IS NULL AS missing
            FROM journal_entry_trades l LEFT JOIN trades t ON t.id = l.trade_id LEFT JOIN LATERAL (
                SELECT g.trade_id FROM legs_of_execution(l.execution_id) g
                ORDER BY g.role, g.trade_id LIMIT 1) h ON t.id IS NULL
            WHERE l.entry_id = ANY ($1) ORDER BY l.entry_id, l.ordinal
            """;
    private static final String OWN = "SELECT id, opening_execution FROM trades WHERE user_id = $1 AND id = ANY ($2)";
    private static final String CLEAR = "DELETE FROM journal_entry_trades WHERE entry_id = $1";
    private static final String LINK = """
            INSERT INTO journal_entry_trades (entry_id, ordinal, trade_id, execution_id)
            SELECT $1, x.ordinal, x.trade_id, x.execution_id
            FROM UNNEST($2::uuid[], $3::uuid[]) WITH ORDINALITY AS x (trade_id, execution_id, ordinal)
            """;

    private record Target(UUID tradeId, UUID executionId) {}

    private EntryLinks() {}

    /** By entry, in the order they were stated in. */
    static Future<Map<UUID, List<TradeLink>>> of(SqlClient sql, Collection<UUID> entryIds) {
        return resolved(sql, entryIds).map(rows -> {
            Map<UUID, List<TradeLink>> links = new HashMap<>();
            for (Row row : rows) {
                var link = new TradeLink(row.getUUID("trade_id"), row.getBoolean("missing"));
                var ofEntry = links.computeIfAbsent(row.getUUID("entry_id"), id -> new ArrayList<>());
                // Two linked trades may have become one.
                if (!ofEntry.contains(link)) ofEntry.add(link);
            }
            return links;
        });
    }

    /** Fails with INVALID naming each trade that is neither the user's nor linked already. */
    static Future<Void> replace(SqlConnection transaction, UUID userId, UUID entryId, List<UUID> tradeIds) {
        return resolved(transaction, List.of(entryId))
                .compose(linked -> transaction
                        .preparedQuery(OWN)
                        .execute(Tuple.of(userId).addArrayOfUUID(tradeIds.toArray(UUID[]::new)))
                        .map(own -> targets(linked, own, tradeIds)))
                .compose(targets -> transaction
                        .preparedQuery(CLEAR)
                        .execute(Tuple.of(entryId))
                        .compose(cleared -> insert(transaction, entryId, targets)));
    }

    private static Future<Void> insert(SqlConnection transaction, UUID entryId, List<Target> targets) {
        if (targets.isEmpty()) return Future.succeededFuture();
        return transaction
                .preparedQuery(LINK)
                .execute(Tuple.of(entryId)
                        .addArrayOfUUID(targets.stream().map(Target::tradeId).toArray(UUID[]::new))
                        .addArrayOfUUID(
                                targets.stream().map(Target::executionId).toArray(UUID[]::new)))
                .mapEmpty();
    }

    private static List<Target> targets(RowSet<Row> linked, RowSet<Row> own, List<UUID> tradeIds) {
        Map<UUID, Target> known = new HashMap<>();
        linked.forEach(row ->
                known.put(row.getUUID("trade_id"), new Target(row.getUUID("linked_id"), row.getUUID("execution_id"))));
        own.forEach(
                row -> known.put(row.getUUID("id"), new Target(row.getUUID("id"), row.getUUID("opening_execution"))));
        List<Target> targets = new ArrayList<>();
        List<Fault.At> faults = new ArrayList<>();
        for (int at = 0; at < tradeIds.size(); at++) {
            var target = known.get(tradeIds.get(at));
            if (target == null) {
                faults.add(new Fault.At("/tradeIds/" + at, "is none of your trades"));
            } else {
                targets.add(target);
            }
        }
        if (!faults.isEmpty()) throw Fault.invalid("trades that are linked must be your own", faults);
        return targets;
    }

    private static Future<RowSet<Row>> resolved(SqlClient sql, Collection<UUID> entryIds) {
        return sql.preparedQuery(RESOLVED).execute(Tuple.tuple().addArrayOfUUID(entryIds.toArray(UUID[]::new)));
    }
}
