package io.tradesense.trading.currencies.domain;

import io.tradesense.trading.roundtrips.domain.Direction;
import io.tradesense.trading.roundtrips.domain.Leg;
import io.tradesense.trading.roundtrips.domain.Trades;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Money that a trade moved on a day, in the trade's currency; negative where it was paid.
 *
 * @param amount over all flows of a closed trade, its net result
 */
public record Flow(LocalDate day, BigDecimal amount) {

    /**
     * The flows of a closed trade. What is paid in full moves its price at each leg; where only the result settles (a
     * future, a currency pair) that is the gross result, on the day of the close. Costs are paid with each leg.
     */
    public static List<Flow> of(Trades.Detailed closed, ZoneId zone) {
        var trade = closed.trade();
        boolean paidInFull = trade.instrument().assetClass().paidInFull();
        List<Flow> flows = new ArrayList<>();
        for (var leg : closed.legs()) {
            var moved = paidInFull
                    ? price(leg, trade.direction()).multiply(trade.instrument().multiplier())
                    : BigDecimal.ZERO;
            flows.add(new Flow(day(leg, zone), moved.subtract(leg.costs())));
        }
        if (!paidInFull) {
            flows.add(new Flow(day(closed.legs().get(closed.legs().size() - 1), zone), trade.grossPnl()));
        }
        return List.copyOf(flows);
    }

    /** A long entry pays, its exit receives; a short one the other way round. */
    private static BigDecimal price(Leg leg, Direction direction) {
        var value = leg.price().multiply(leg.quantity());
        boolean pays = (leg.role() == Leg.Role.ENTRY) == (direction == Direction.LONG);
        return pays ? value.negate() : value;
    }

    private static LocalDate day(Leg leg, ZoneId zone) {
        return leg.executedAt().atZone(zone).toLocalDate();
    }
}
