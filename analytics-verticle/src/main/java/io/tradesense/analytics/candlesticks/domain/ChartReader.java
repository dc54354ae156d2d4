package io.tradesense.analytics.candlesticks.domain;

import io.tradesense.analytics.candles.domain.Candle;
import io.tradesense.analytics.candlesticks.domain.Turns.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Chart patterns, told from five turns (three for doubles) by the definitions of A. W. Lo, H. Mamaysky and J. Wang,
 * "Foundations of Technical Analysis", Journal of Finance 55, 2000: shoulders, and the two sides of a double, are
 * within 1.5 % of their mean; the highs of a triangle fall while its lows rise. They find turns on a smoothed price;
 * here they are those of {@link Turns}, which need no later prices than {@link Turn#known}.
 */
final class ChartReader {
    private static final double LEVEL = 0.015;
    private static final int FIVE = 5;
    private static final int THREE = 3;
    /** The two sides of a double are a month of days apart with them: more than 22 candles. */
    private static final int APART = 22;

    private ChartReader() {}

    static List<Sighting> sightings(List<Candle> candles) {
        List<Turn> turns = Turns.of(candles);
        List<Sighting> sightings = new ArrayList<>();
        for (int last = FIVE - 1; last < turns.size(); last++) {
            List<Turn> five = turns.subList(last - FIVE + 1, last + 1);
            ofFive(five).ifPresent(shape -> sightings.add(sighting(shape, five)));
        }
        for (int last = THREE - 1; last < turns.size(); last++) {
            ofDouble(turns, last).ifPresent(sightings::add);
        }
        return sightings;
    }

    private static Optional<Shape> ofFive(List<Turn> five) {
        // Turned upside down, a bottom is a top.
        int sign = five.get(0).high() ? 1 : -1;
        double[] e = five.stream().mapToDouble(Turn::price).toArray();
        boolean top = sign > 0;
        if (sign * e[2] > sign * e[0] && sign * e[2] > sign * e[4] && level(e[0], e[4]) && level(e[1], e[3])) {
            return Optional.of(top ? Shape.HEAD_AND_SHOULDERS : Shape.INVERSE_HEAD_AND_SHOULDERS);
        }
        boolean narrowing = sign * e[0] > sign * e[2] && sign * e[2] > sign * e[4] && sign * e[1] < sign * e[3];
        return narrowing ? Optional.of(top ? Shape.TRIANGLE_TOP : Shape.TRIANGLE_BOTTOM) : Optional.empty();
    }

    /** The last turn and the furthest like it before, which may lie several turns back. */
    private static Optional<Sighting> ofDouble(List<Turn> turns, int last) {
        Turn second = turns.get(last);
        int sign = second.high() ? 1 : -1;
        for (int earlier = last - 2; earlier >= Math.max(0, last - 2 * FIVE); earlier -= 2) {
            Turn first = turns.get(earlier);
            boolean apart = second.at() - first.at() > APART;
            if (apart && level(first.price(), second.price()) && isFurthest(turns, earlier, last, sign)) {
                Shape shape = second.high() ? Shape.DOUBLE_TOP : Shape.DOUBLE_BOTTOM;
                return Optional.of(sighting(shape, turns.subList(earlier, last + 1)));
            }
        }
        return Optional.empty();
    }

    private static boolean isFurthest(List<Turn> turns, int first, int last, int sign) {
        double nearer =
                Math.min(sign * turns.get(first).price(), sign * turns.get(last).price());
        return turns.subList(first + 1, last).stream().allMatch(turn -> sign * turn.price() < nearer);
    }

    private static boolean level(double one, double other) {
        double mean = (one + other) / 2;
        return Math.abs(one - mean) <= LEVEL * mean;
    }

    private static Sighting sighting(Shape shape, List<Turn> turns) {
        Turn last = turns.get(turns.size() - 1);
        return new Sighting(shape, turns.get(0).at(), last.at(), last.known());
    }
}
