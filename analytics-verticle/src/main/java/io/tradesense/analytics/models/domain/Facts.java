package io.tradesense.analytics.models.domain;

import io.tradesense.analytics.readmodel.domain.Selection;
import io.tradesense.analytics.readmodel.domain.Side;
import io.tradesense.analytics.readmodel.domain.TradeColumns;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A trader's closed trades in the order they were opened: what was planned, and what came of it. Of more than
 * {@value #MOST} the latest count.
 */
public record Facts(List<Trade> trades) {
    public static final int MOST = 20_000;

    /**
     * @param sign 1 for a long, -1 for a short
     * @param quantity positive
     * @param risk in money; NaN where none was planned
     * @param volatility of the price before; NaN where it is not known
     * @param net result in money
     */
    public record Trade(
            UUID id,
            Instant openedAt,
            Instant closedAt,
            String symbol,
            @Nullable String setup,
            int sign,
            double quantity,
            double risk,
            double volatility,
            double net) {

        boolean won() {
            return net > 0;
        }

        /** NaN where no risk was planned. */
        double multiple() {
            return net / risk;
        }
    }

    public Facts {
        trades = trades.stream()
                .sorted(Comparator.comparing(Trade::openedAt)
                        .thenComparing(Trade::closedAt)
                        .thenComparing(Trade::id))
                .skip(Math.max(0, trades.size() - MOST))
                .toList();
    }

    /** @param volatilities by trade, of those for which it is known */
    public static Facts of(Selection selection, Map<UUID, Double> volatilities) {
        return new Facts(IntStream.range(0, selection.trades())
                .mapToObj(position -> trade(selection, position, volatilities))
                .toList());
    }

    private static Trade trade(Selection selection, int position, Map<UUID, Double> volatilities) {
        TradeColumns columns = selection.columns();
        int row = selection.row(position);
        int setup = columns.setups().first(row);
        UUID id = columns.tradeId(row);
        return new Trade(
                id,
                TradeColumns.instant(columns.openedAtMicros(row)),
                TradeColumns.instant(columns.closedAtMicros(row)),
                columns.symbols().names().get(columns.symbols().first(row)),
                setup < 0 ? null : columns.setups().names().get(setup),
                columns.sides().has(row, columns.sides().code(Side.LONG.name())) ? 1 : -1,
                columns.details().maxQuantity(row),
                columns.details().riskAmount(row),
                volatilities.getOrDefault(id, Double.NaN),
                selection.net().value(position));
    }

    public int size() {
        return trades.size();
    }

    Trade trade(int row) {
        return trades.get(row);
    }
}
