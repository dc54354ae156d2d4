package io.tradesense.trading.imports.pg;

import io.tradesense.kit.Fault;
import io.tradesense.trading.cash.domain.CashLedger;
import io.tradesense.trading.cash.domain.CashMovement;
import io.tradesense.trading.corporateactions.pg.Dividends;
import io.tradesense.trading.imports.domain.ImportQueue.Work;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What brokers' files say was booked, in the cash ledger. */
final class ImportedBookings {
    private static final String ADD = """
            INSERT INTO cash_movements (user_id, account_id, import_id, id, type, amount, currency, symbol, at, note)
            SELECT $1, $2, $3, * FROM UNNEST($4::uuid[], $5::text[], $6::numeric[], $7::text[], $8::text[],
                $9::timestamptz[], $10::text[])
            ON CONFLICT (id) DO NOTHING
            RETURNING id
            """;
    private static final String COUNT = "SELECT count(*) AS movements FROM cash_movements WHERE account_id = $1";
    private static final String KNOWN = """
            SELECT id FROM cash_movements WHERE id = ANY ($2)
            UNION SELECT movement_id FROM import_rows WHERE import_id = $1 AND movement_id = ANY ($2)
            """;

    /** Another file that counts has it too: it is that import's from now on. */
    private static final String HAND_OVER = """
            UPDATE cash_movements m SET import_id = other.import_id
            FROM (SELECT DISTINCT ON (r.movement_id) r.movement_id, r.import_id
                FROM import_rows r JOIN imports i ON i.id = r.import_id
                WHERE r.movement_id IN (SELECT id FROM cash_movements WHERE import_id = $1) AND r.import_id <> $1
                  AND %s
                ORDER BY r.movement_id, i.created_at) other
            WHERE m.id = other.movement_id
            """.formatted(UndoneImport.COUNTS);

    private static final String TAKE_BACK =
            "DELETE FROM cash_movements WHERE import_id = $1 RETURNING user_id, account_id, symbol";

    private ImportedBookings() {}

    /** Answers the ids of the new ones. Fails with CONFLICT where the account would have more than it can. */
    static Future<Set<UUID>> add(SqlConnection transaction, Work work, List<CashMovement> movements) {
        if (movements.isEmpty()) return Future.succeededFuture(Set.of());
        return transaction
                .preparedQuery(ADD)
                .execute(tuple(work, movements))
                .map(rows -> ids(rows, "id"))
                .compose(added -> transaction
                        .preparedQuery(COUNT)
                        .execute(Tuple.of(work.accountId()))
                        .map(rows -> {
                            if (rows.iterator().next().getLong("movements") > CashLedger.MOST) {
                                throw Fault.conflict(
                                        "an account can have at most " + CashLedger.MOST + " cash movements");
                            }
                            return added;
                        }))
                .compose(added -> Dividends.keep(transaction, work.userId(), work.accountId(), payers(movements, added))
                        .map(added));
    }

    /** Of a dry run: those of the ids that neither the account nor an earlier row of the file has. */
    static Future<Set<UUID>> unknown(SqlConnection transaction, Work work, List<CashMovement> movements) {
        if (movements.isEmpty()) return Future.succeededFuture(Set.of());
        Set<UUID> ids = new HashSet<>();
        movements.forEach(movement -> ids.add(movement.id()));
        return transaction
                .preparedQuery(KNOWN)
                .execute(Tuple.of(work.id()).addArrayOfUUID(ids.toArray(UUID[]::new)))
                .map(rows -> {
                    ids.removeAll(ids(rows, "id"));
                    return ids;
                });
    }

    /** What only this import brought. */
    static Future<Void> takeBack(SqlConnection transaction, UUID importId) {
        return HandBookings.forget(transaction, importId)
                .compose(forgotten -> transaction.preparedQuery(HAND_OVER).execute(Tuple.of(importId)))
                .compose(handed -> transaction.preparedQuery(TAKE_BACK).execute(Tuple.of(importId)))
                .compose(rows -> {
                    if (rows.size() == 0) return Future.succeededFuture();
                    Set<String> symbols = new TreeSet<>();
                    rows.forEach(row -> {
                        var symbol = row.getString("symbol");
                        if (symbol != null) symbols.add(symbol);
                    });
                    var first = rows.iterator().next();
                    return Dividends.keep(transaction, first.getUUID("user_id"), first.getUUID("account_id"), symbols);
                });
    }

    /** Whose dividends the file books itself, so that none is derived beside them. */
    private static Set<String> payers(List<CashMovement> movements, Set<UUID> added) {
        Set<String> symbols = new TreeSet<>();
        movements.stream()
                .filter(movement -> movement.type() == CashMovement.Type.DIVIDEND && added.contains(movement.id()))
                .map(CashMovement::symbol)
                .filter(Objects::nonNull)
                .forEach(symbols::add);
        return symbols;
    }

    private static Set<UUID> ids(RowSet<Row> rows, String column) {
        Set<UUID> ids = new HashSet<>(rows.size() * 2);
        rows.forEach(row -> ids.add(row.getUUID(column)));
        return ids;
    }

    private static Tuple tuple(Work work, List<CashMovement> movements) {
        return Tuple.of(work.userId(), work.accountId(), work.id())
                .addArrayOfUUID(column(movements, CashMovement::id, UUID[]::new))
                .addArrayOfString(column(movements, each -> each.type().name(), String[]::new))
                .addValue(column(movements, CashMovement::amount, BigDecimal[]::new))
                .addArrayOfString(column(movements, CashMovement::currency, String[]::new))
                .addArrayOfString(column(movements, CashMovement::symbol, String[]::new))
                .addValue(column(movements, each -> each.at().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new))
                .addArrayOfString(column(movements, CashMovement::note, String[]::new));
    }

    private static <T> T[] column(
            List<CashMovement> movements, Function<CashMovement, @Nullable T> part, IntFunction<T[]> array) {
        return movements.stream().map(part).toArray(array);
    }
}
