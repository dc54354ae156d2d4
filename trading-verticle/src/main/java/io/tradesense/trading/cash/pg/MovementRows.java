package io.tradesense.trading.cash.pg;

import io.tradesense.trading.cash.domain.CashMovement;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;

/** Cash movements as rows of the table {@code cash_movements}. */
public final class MovementRows {
    public static final String COLUMNS = "id, user_id, account_id, type, amount, currency, symbol, at, note";
    static final String ORIGIN = "import_id, action_id";

    private MovementRows() {}

    /** In the order of the columns. */
    public static Tuple tuple(CashMovement movement) {
        return Tuple.tuple()
                .addUUID(movement.id())
                .addUUID(movement.userId())
                .addUUID(movement.accountId())
                .addString(movement.type().name())
                .addBigDecimal(movement.amount())
                .addString(movement.currency())
                .addString(movement.symbol())
                .addOffsetDateTime(movement.at().atOffset(ZoneOffset.UTC))
                .addString(movement.note());
    }

    public static CashMovement movement(Row row) {
        return new CashMovement(
                row.getUUID("id"),
                row.getUUID("user_id"),
                row.getUUID("account_id"),
                CashMovement.Type.valueOf(row.getString("type")),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                row.getString("symbol"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("note"));
    }
}
