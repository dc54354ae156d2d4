package io.tradesense.trading.imports.pg;

import io.tradesense.trading.cash.domain.CashMovement;
import io.tradesense.trading.cash.pg.MovementRows;
import io.tradesense.trading.imports.domain.BookedByHand;
import io.tradesense.trading.imports.domain.ImportQueue.Work;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Movements of a file that the trader booked before: they are in the ledger once. */
final class HandBookings {
    private static final String KNOWN = """
            SELECT m.id, s.source FROM cash_movements m CROSS JOIN UNNEST(m.sources) AS s (source)
            WHERE m.account_id = $1 AND m.sources && $2 AND s.source = ANY ($2)
            """;
    private static final String FREE = "SELECT " + MovementRows.COLUMNS + """
             FROM cash_movements m
            WHERE account_id = $1 AND import_id IS NULL AND action_id IS NULL AND sources = '{}' AND at BETWEEN $3 AND $4
              AND NOT EXISTS (SELECT 1 FROM import_rows r WHERE r.import_id = $2 AND r.movement_id = m.id)
            """;
    private static final String KEEP = """
            UPDATE cash_movements m SET sources = array_append(sources, s.source)
            FROM UNNEST($1::uuid[], $2::uuid[]) AS s (source, id) WHERE m.id = s.id
            """;
    private static final String FORGET = """
            UPDATE cash_movements m SET sources = '{}'
            WHERE m.sources <> '{}' AND m.id IN (SELECT movement_id FROM import_rows WHERE import_id = $1)
              AND NOT EXISTS (
                SELECT 1 FROM import_rows r JOIN imports i ON i.id = r.import_id
                WHERE r.movement_id = m.id AND r.import_id <> $1 AND %s)
            """.formatted(UndoneImport.COUNTS);

    private HandBookings() {}

    /** The ids of the trader's movements by those of the file; of a dry run nothing is kept. */
    static Future<Map<UUID, UUID>> among(SqlConnection transaction, Work work, List<CashMovement> movements) {
        if (movements.isEmpty()) return Future.succeededFuture(Map.of());
        var ids = movements.stream().map(CashMovement::id).toArray(UUID[]::new);
        Map<UUID, UUID> known = new HashMap<>();
        return transaction
                .preparedQuery(KNOWN)
                .execute(Tuple.of(work.accountId()).addArrayOfUUID(ids))
                .compose(rows -> {
                    rows.forEach(row -> known.put(row.getUUID("source"), row.getUUID("id")));
                    return free(transaction, work, movements);
                })
                .compose(free -> {
                    var unknown = movements.stream()
                            .filter(movement -> !known.containsKey(movement.id()))
                            .toList();
                    var found = BookedByHand.among(unknown, free);
                    known.putAll(found);
                    return work.dryRun() ? Future.succeededFuture() : keep(transaction, found);
                })
                .map(kept -> known);
    }

    /** What was taken for a row of this file only may be another's. */
    static Future<Void> forget(SqlConnection transaction, UUID importId) {
        return transaction.preparedQuery(FORGET).execute(Tuple.of(importId)).mapEmpty();
    }

    private static Future<List<CashMovement>> free(SqlConnection transaction, Work work, List<CashMovement> movements) {
        Instant first = movements.stream()
                .map(CashMovement::at)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant last = movements.stream()
                .map(CashMovement::at)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return transaction
                .preparedQuery(FREE)
                .execute(Tuple.of(work.accountId(), work.id())
                        .addValue(first.minus(BookedByHand.APART).atOffset(ZoneOffset.UTC))
                        .addValue(last.plus(BookedByHand.APART).atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    List<CashMovement> free = new ArrayList<>(rows.size());
                    rows.forEach(row -> free.add(MovementRows.movement(row)));
                    return free;
                });
    }

    private static Future<Void> keep(SqlConnection transaction, Map<UUID, UUID> found) {
        if (found.isEmpty()) return Future.succeededFuture();
        return transaction
                .preparedQuery(KEEP)
                .execute(Tuple.tuple()
                        .addArrayOfUUID(found.keySet().toArray(UUID[]::new))
                        .addArrayOfUUID(found.values().toArray(UUID[]::new)))
                .mapEmpty();
    }
}
