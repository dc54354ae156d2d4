package io.tradesense.analytics.readmodel.pg;

import io.tradesense.analytics.readmodel.domain.ClosedTrade;
import io.tradesense.analytics.readmodel.domain.Side;
import io.tradesense.analytics.readmodel.domain.TradeDetails;
import io.vertx.sqlclient.Row;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows of {@code closed_trades} of one user as trades. By position, not by name: there may be a million of them. What the rows
 * repeat, such as symbols, is kept once.
 */
final class ClosedTradeRows {
    static final String COLUMNS = """
            trade_id, account_id, symbol, asset_class, side, currency, quantity, opened_at, closed_at, gross_pnl, fees,
            net_pnl, risk_amount, tags, setup, mistakes, rating, stop_loss, take_profit, planned_reward_risk,
            entry_price, exit_price, max_quantity, multiplier, executions, mae, mfe, v.kept
            """;

    private final Map<Object, Object> seen = new HashMap<>();

    /** @param row with {@link #COLUMNS} */
    ClosedTrade read(Row row) {
        return new ClosedTrade(
                row.getUUID(0),
                once(row.getUUID(1)),
                once(row.getString(2)),
                once(row.getString(3)),
                Side.valueOf(row.getString(4)),
                once(row.getString(5)),
                row.getBigDecimal(6),
                row.getOffsetDateTime(7).toInstant(),
                row.getOffsetDateTime(8).toInstant(),
                row.getBigDecimal(9),
                row.getBigDecimal(10),
                row.getBigDecimal(11),
                row.getBigDecimal(12),
                once(Set.of(row.getArrayOfStrings(13))),
                once(row.getString(14)),
                details(row));
    }

    private TradeDetails details(Row row) {
        return new TradeDetails(
                once(Set.of(row.getArrayOfStrings(15))),
                row.getInteger(16),
                row.getBigDecimal(17),
                row.getBigDecimal(18),
                row.getBigDecimal(19),
                row.getBigDecimal(20),
                row.getBigDecimal(21),
                row.getBigDecimal(22),
                once(row.getBigDecimal(23)),
                row.getInteger(24),
                row.getBigDecimal(25),
                row.getBigDecimal(26),
                row.getBoolean(27));
    }

    @SuppressWarnings("unchecked") // equal, so of the same class
    private <T extends @Nullable Object> T once(T value) {
        if (value == null) return value;
        Object known = seen.putIfAbsent(value, value);
        return known == null ? value : (T) known;
    }
}
