package io.tradesense.trading.roundtrips.domain;

import io.tradesense.trading.roundtrips.domain.Leg.Role;
import java.math.BigDecimal;
import java.util.List;

/** What the legs of a trip add up to whatever the cost basis is. */
record LegSums(BigDecimal entered, BigDecimal peak, BigDecimal held, BigDecimal entryValue, BigDecimal exitValue) {

    static LegSums of(List<Leg> legs) {
        var entered = BigDecimal.ZERO;
        var peak = BigDecimal.ZERO;
        var held = BigDecimal.ZERO;
        var entryValue = BigDecimal.ZERO;
        var exitValue = BigDecimal.ZERO;
        for (var leg : legs) {
            var value = leg.price().multiply(leg.quantity());
            if (leg.role() == Role.ENTRY) {
                entered = entered.add(leg.quantity());
                held = held.add(leg.quantity());
                peak = peak.max(held);
                entryValue = entryValue.add(value);
            } else {
                held = held.subtract(leg.quantity());
                exitValue = exitValue.add(value);
            }
        }
        return new LegSums(entered, peak, held, entryValue, exitValue);
    }

    TripSums tripSums(BigDecimal heldValue) {
        return new TripSums(entered, peak, held, entryValue, exitValue, heldValue);
    }
}
