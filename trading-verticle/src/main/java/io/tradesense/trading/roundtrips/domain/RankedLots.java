package io.tradesense.trading.roundtrips.domain;

import io.tradesense.trading.accounts.domain.CostBasis;
import io.tradesense.trading.executions.domain.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lots that keep their own price, in the order in which the cost basis gives them up. */
final class RankedLots implements OpenLots {

    private static final Comparator<Lot> OLDEST_FIRST = Comparator.comparingInt(lot -> lot.number);
    private static final Comparator<Lot> LEAST_GAIN_FIRST = Comparator.comparing(Lot::gainLessPrice);

    private final TreeSet<Lot> ranked;
    private final Map<UUID, Lot> byOpening = new HashMap<>();
    private final LotChoices choices;
    private int count;
    private BigDecimal heldValue = BigDecimal.ZERO;

    private static final class Lot {
        private final UUID opening;
        private final Side side;
        private final BigDecimal price;
        private final int number;
        private BigDecimal quantity;

        private Lot(UUID opening, Side side, BigDecimal price, int number, BigDecimal quantity) {
            this.opening = opening;
            this.side = side;
            this.price = price;
            this.number = number;
            this.quantity = quantity;
        }

        /** What closing a unit gains but for the exit's price, which is the same for every lot. */
        private BigDecimal gainLessPrice() {
            return side == Side.BUY ? price.negate() : price;
        }

        private Part part(BigDecimal quantity) {
            return new Part(opening, quantity, price.multiply(quantity));
        }
    }

    RankedLots(CostBasis basis, LotChoices choices) {
        this.choices = basis == CostBasis.SPECIFIC ? choices : LotChoices.NONE;
        ranked = new TreeSet<>(
                switch (basis) {
                    case LIFO -> OLDEST_FIRST.reversed();
                    case HIFO -> LEAST_GAIN_FIRST.thenComparing(OLDEST_FIRST);
                    case FIFO, SPECIFIC -> OLDEST_FIRST;
                    case AVERAGE -> throw new IllegalArgumentException("an average has no order");
                });
    }

    @Override
    public void add(UUID opening, Side side, BigDecimal price, BigDecimal quantity) {
        var lot = new Lot(opening, side, price, count++, quantity);
        ranked.add(lot);
        byOpening.put(opening, lot);
        heldValue = heldValue.add(price.multiply(quantity));
    }

    @Override
    public List<Part> take(UUID closing, BigDecimal quantity) {
        List<Part> parts = new ArrayList<>();
        var wanted = quantity;
        for (var chosen : choices.of(closing)) {
            var lot = byOpening.get(chosen.opening());
            if (lot != null) wanted = wanted.subtract(take(lot, least(wanted, chosen.quantity()), parts));
        }
        while (wanted.signum() > 0) wanted = wanted.subtract(take(ranked.first(), wanted, parts));
        return parts;
    }

    @Override
    public List<Part> held() {
        return ranked.stream()
                .sorted(OLDEST_FIRST)
                .map(lot -> lot.part(lot.quantity))
                .toList();
    }

    @Override
    public BigDecimal heldValue() {
        return heldValue;
    }

    private static BigDecimal least(BigDecimal wanted, @Nullable BigDecimal limit) {
        return limit == null ? wanted : wanted.min(limit);
    }

    /** Takes at most the wanted quantity out of one lot; answers how much it was. */
    private BigDecimal take(Lot lot, BigDecimal wanted, List<Part> parts) {
        var taken = lot.quantity.min(wanted);
        if (taken.signum() == 0) return taken;
        var part = lot.part(taken);
        parts.add(part);
        heldValue = heldValue.subtract(part.value());
        lot.quantity = lot.quantity.subtract(taken);
        if (lot.quantity.signum() == 0) {
            ranked.remove(lot);
            byOpening.remove(lot.opening);
        }
        return taken;
    }
}
