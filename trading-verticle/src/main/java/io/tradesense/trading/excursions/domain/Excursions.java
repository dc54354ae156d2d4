package io.tradesense.trading.excursions.domain;

import io.tradesense.trading.executions.domain.Instrument;
import io.tradesense.trading.roundtrips.domain.Direction;
import io.tradesense.trading.roundtrips.domain.Leg;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a trade went against the trader (MAE) and for them (MFE) while it was open (Sweeney, Maximum Adverse Excursion,
 * 1996). A candle says which prices there were, not when: in one during which the position changed, the highest and the
 * lowest may have come before or after. So each figure is two: what has certainly been, at the fills and in candles over
 * which the position stood still, and what may have been.
 *
 * @param price in points a unit, from the average entry
 * @param position in money: all the trade had realised and was worth at the moment, before costs
 */
public record Excursions(Extremes price, Extremes position) {

    /**
     * @param mae never above zero
     * @param mfe never below zero
     */
    public record Extremes(Bounds mae, Bounds mfe) {}

    /** The figure lies between the two, or at either. */
    public record Bounds(BigDecimal low, BigDecimal high) {}

    /** What prices did from {@code from}, inclusive, to {@code to}, exclusive. */
    public record Bar(Instant from, Instant to, BigDecimal high, BigDecimal low) {}

    /** What of a trade excursions follow from; {@code until} is when it was closed, or last looked at. */
    public record Held(
            Instrument instrument, Direction direction, BigDecimal entryPrice, List<Leg> legs, Instant until) {
        public Held {
            legs = List.copyOf(legs);
        }
    }

    /** @param bars in the order of time, not adjusted for splits */
    public static Excursions of(Held held, List<Bar> bars) {
        var price = new Range();
        var position = new Range();
        List<State> states = states(held);
        for (var leg : held.legs()) {
            price.certain(points(held, leg.price()));
        }
        for (int i = 0; i < states.size(); i++) {
            position.certain(states.get(i).worth(held.legs().get(i).price()));
        }
        for (var bar : bars) {
            boolean still = states.stream().anyMatch(state -> state.covers(bar));
            for (var state : states) {
                if (state.units().signum() == 0 || !state.overlaps(bar)) continue;
                for (var extreme : List.of(bar.low(), bar.high())) {
                    price.add(points(held, extreme), still);
                    position.add(state.worth(extreme), still);
                }
            }
        }
        return new Excursions(price.extremes(), position.extremes());
    }

    private static BigDecimal points(Held held, BigDecimal price) {
        var points = price.subtract(held.entryPrice());
        return held.direction() == Direction.LONG ? points : points.negate();
    }

    /**
     * The position between two fills.
     *
     * @param cash that the fills brought so far
     * @param units held × the multiplier, negative for a short position
     */
    private record State(Instant from, Instant to, BigDecimal cash, BigDecimal units) {

        BigDecimal worth(BigDecimal price) {
            return cash.add(units.multiply(price));
        }

        boolean covers(Bar bar) {
            return from.isBefore(bar.from()) && !to.isBefore(bar.to());
        }

        boolean overlaps(Bar bar) {
            return from.isBefore(bar.to()) && !to.isBefore(bar.from());
        }
    }

    private static List<State> states(Held held) {
        List<State> states = new ArrayList<>();
        var cash = BigDecimal.ZERO;
        var units = BigDecimal.ZERO;
        for (int i = 0; i < held.legs().size(); i++) {
            var leg = held.legs().get(i);
            boolean buys = held.direction() == Direction.LONG == (leg.role() == Leg.Role.ENTRY);
            var moved = leg.quantity().multiply(held.instrument().multiplier());
            units = buys ? units.add(moved) : units.subtract(moved);
            cash = buys ? cash.subtract(moved.multiply(leg.price())) : cash.add(moved.multiply(leg.price()));
            var to = i + 1 < held.legs().size() ? held.legs().get(i + 1).executedAt() : held.until();
            states.add(new State(leg.executedAt(), to, cash, units));
        }
        return states;
    }

    /** Zero is in it from the beginning: at the entry nothing is won or lost. */
    private static final class Range {
        private BigDecimal certainLow = BigDecimal.ZERO;
        private BigDecimal certainHigh = BigDecimal.ZERO;
        private BigDecimal possibleLow = BigDecimal.ZERO;
        private BigDecimal possibleHigh = BigDecimal.ZERO;

        void add(BigDecimal value, boolean certain) {
            if (certain) certain(value);
            possibleLow = possibleLow.min(value);
            possibleHigh = possibleHigh.max(value);
        }

        void certain(BigDecimal value) {
            certainLow = certainLow.min(value);
            certainHigh = certainHigh.max(value);
            possibleLow = possibleLow.min(value);
            possibleHigh = possibleHigh.max(value);
        }

        Extremes extremes() {
            return new Extremes(new Bounds(possibleLow, certainLow), new Bounds(certainHigh, possibleHigh));
        }
    }
}
