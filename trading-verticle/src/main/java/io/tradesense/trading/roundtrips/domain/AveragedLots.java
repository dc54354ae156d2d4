package io.tradesense.trading.roundtrips.domain;

import io.tradesense.trading.executions.domain.Side;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/**
 * Lots of which every unit cost the average of what was held when the last one was added; the oldest goes first, though
 * that decides only which fills are told as a pair.
 *
 * <p>What is held is worth a {@link Fraction} and stays one, so no rounding ever feeds the next average. Only what is
 * told is rounded, half to even, to {@link CostSplit#SCALE} decimals or as many as the entries themselves need: at every
 * part taken, and never when a lot is added, for what was told cannot be rounded another way because more came to it. A
 * part taken is told as the difference of what was held before and after, both as told: so the parts add up to the whole
 * to the last digit, and once the position is flat they are exactly what was paid.
 */
final class AveragedLots implements OpenLots {

    /** A thousand exits and entries without being flat once make a denominator of this size. */
    private static final int LONGEST_DENOMINATOR = 4096;

    private static final int GUARD_DIGITS = 40;

    private record Lot(UUID opening, BigDecimal quantity) {}

    private final Deque<Lot> lots = new ArrayDeque<>();
    private BigDecimal held = BigDecimal.ZERO;
    private Fraction value = Fraction.ZERO;
    private BigDecimal told = BigDecimal.ZERO;
    private int scale = CostSplit.SCALE;

    @Override
    public void add(UUID opening, Side side, BigDecimal price, BigDecimal quantity) {
        var entered = price.multiply(quantity);
        scale = Math.max(scale, PlainDecimal.of(entered).scale());
        lots.addLast(new Lot(opening, quantity));
        held = held.add(quantity);
        value = value.plus(entered);
        told = told.add(entered);
        if (value.denominatorBits() > LONGEST_DENOMINATOR) {
            // A bound on time and memory. Nothing is lost by it: what is taken is what was held before less after.
            value = Fraction.ZERO.plus(value.rounded(scale + GUARD_DIGITS));
        }
    }

    @Override
    public List<Part> take(UUID closing, BigDecimal quantity) {
        List<Part> parts = new ArrayList<>();
        for (var wanted = quantity; wanted.signum() > 0; ) {
            var lot = lots.removeFirst();
            var taken = lot.quantity().min(wanted);
            wanted = wanted.subtract(taken);
            var rest = lot.quantity().subtract(taken);
            if (rest.signum() > 0) lots.addFirst(new Lot(lot.opening(), rest));
            parts.add(new Part(lot.opening(), taken, give(taken)));
        }
        return parts;
    }

    @Override
    public List<Part> held() {
        var copy = new AveragedLots();
        copy.lots.addAll(lots);
        copy.held = held;
        copy.value = value;
        copy.told = told;
        copy.scale = scale;
        return lots.isEmpty() ? List.of() : copy.take(lots.getFirst().opening(), held);
    }

    @Override
    public BigDecimal heldValue() {
        return told;
    }

    private BigDecimal give(BigDecimal quantity) {
        var before = told;
        var left = held.subtract(quantity);
        value = value.times(left, held);
        held = left;
        told = value.rounded(scale);
        if (left.signum() == 0) scale = CostSplit.SCALE; // one position says nothing about the next
        return before.subtract(told);
    }
}
