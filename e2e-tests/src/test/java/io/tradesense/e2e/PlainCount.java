package io.tradesense.e2e;

import io.tradesense.e2e.Statement.Fill;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The round trips of a statement as a patient person counts them: lot by lot, first in, first out, in exact decimals.
 * Slow, plain, and written without a look at how the product does it.
 *
 * @param trips closed, in the order of their closes
 * @param open what is still held, by symbol; below zero where it was sold short
 */
record PlainCount(List<Trip> trips, Map<String, BigDecimal> open) {

    record Trip(Instant opened, Instant closed, BigDecimal net, BigDecimal costs) {

        double seconds() {
            return Duration.between(opened, closed).toNanos() / 1e9;
        }
    }

    static PlainCount of(Statement statement) {
        Map<String, Position> positions = new HashMap<>();
        List<Trip> trips = new ArrayList<>();
        statement.fills().stream()
                // What has one time happened in this order: purchases first, then the lower price.
                .sorted(Comparator.comparing(Fill::at)
                        .thenComparing(fill -> -fill.quantity().signum())
                        .thenComparing(Fill::price)
                        .thenComparing(fill -> fill.quantity().abs()))
                .forEach(fill -> positions
                        .computeIfAbsent(fill.symbol(), symbol -> new Position())
                        .take(fill, trips));
        trips.sort(Comparator.comparing(Trip::closed));
        Map<String, BigDecimal> open = new HashMap<>();
        positions.forEach((symbol, position) -> {
            if (position.held.signum() != 0) {
                open.put(symbol, position.held);
            }
        });
        return new PlainCount(trips, open);
    }

    private record Lot(BigDecimal quantity, BigDecimal price) {}

    private static final class Position {
        private final Deque<Lot> lots = new ArrayDeque<>();
        private BigDecimal held = BigDecimal.ZERO;
        private BigDecimal gross = BigDecimal.ZERO;
        private BigDecimal costs = BigDecimal.ZERO;
        private Instant opened = Instant.EPOCH;

        void take(Fill fill, List<Trip> trips) {
            var closing = held.signum() * fill.quantity().signum() < 0
                    ? fill.quantity().abs().min(held.abs())
                    : BigDecimal.ZERO;
            // The fees of a fill that turns the position over belong to both trips, by quantity.
            var closingCosts =
                    fill.costs().multiply(closing).divide(fill.quantity().abs(), 8, RoundingMode.HALF_EVEN);
            if (closing.signum() > 0) {
                close(fill, closing, closingCosts, trips);
            }
            var opening = fill.quantity().abs().subtract(closing);
            if (opening.signum() > 0) {
                open(fill, opening, fill.costs().subtract(closingCosts));
            }
        }

        private void close(Fill fill, BigDecimal quantity, BigDecimal share, List<Trip> trips) {
            var direction = BigDecimal.valueOf(held.signum());
            var left = quantity;
            while (left.signum() > 0) {
                var lot = lots.pop();
                var taken = lot.quantity.min(left);
                var points = fill.price().subtract(lot.price).multiply(direction);
                gross = gross.add(points.multiply(taken).multiply(fill.multiplier()));
                left = left.subtract(taken);
                if (taken.compareTo(lot.quantity) < 0) {
                    lots.push(new Lot(lot.quantity.subtract(taken), lot.price));
                }
            }
            held = held.subtract(quantity.multiply(direction));
            costs = costs.add(share);
            if (held.signum() == 0) {
                trips.add(new Trip(opened, fill.at(), gross.subtract(costs), costs));
                gross = BigDecimal.ZERO;
                costs = BigDecimal.ZERO;
            }
        }

        private void open(Fill fill, BigDecimal quantity, BigDecimal share) {
            if (held.signum() == 0) {
                opened = fill.at();
            }
            lots.addLast(new Lot(quantity, fill.price()));
            held = held.add(quantity.multiply(BigDecimal.valueOf(fill.quantity().signum())));
            costs = costs.add(share);
        }
    }
}
