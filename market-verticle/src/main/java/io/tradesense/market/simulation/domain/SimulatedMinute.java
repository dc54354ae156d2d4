package io.tradesense.market.simulation.domain;

import io.tradesense.market.simulation.domain.SimulatedDay.Bar;

/** The seconds of one minute: 61 prices from its open to its close that touch its high and its low and go no further. */
final class SimulatedMinute {
    private static final int SECONDS = 60;
    private static final int TURN = 30;
    private static final int JITTER = 31;
    private final Bar bar;
    private final long[] prices = new long[SECONDS + 1];

    SimulatedMinute(Bar bar, Noise noise, long at) {
        this.bar = bar;
        int first = 1 + noise.below(28, TURN, at * 4);
        int second = 30 + noise.below(29, TURN, at * 4 + 1);
        boolean highFirst = (noise.bits(TURN, at * 4 + 2) & 1) == 0;
        long early = highFirst ? bar.high() : bar.low();
        long late = highFirst ? bar.low() : bar.high();
        line(0, bar.open(), first, early);
        line(first, early, second, late);
        line(second, late, SECONDS, bar.close());
        jitter(noise, at, first, second);
    }

    /** The bar from the minute's beginning to the end of a second, from 0 to 59; the whole minute at 59. */
    Bar until(int second) {
        long high = bar.open();
        long low = bar.open();
        for (int i = 0; i <= second + 1; i++) {
            high = Math.max(high, prices[i]);
            low = Math.min(low, prices[i]);
        }
        return new Bar(bar.open(), high, low, prices[second + 1], bar.volume());
    }

    private void line(int from, long start, int to, long end) {
        for (int i = from; i <= to; i++) {
            prices[i] = start + (end - start) * (i - from) / (to - from);
        }
    }

    /** Not a straight line: each second that is no turn strays, within the minute's range. */
    private void jitter(Noise noise, long at, int first, int second) {
        double reach = (bar.high() - bar.low()) * 0.15;
        for (int i = 1; i < SECONDS; i++) {
            if (i != first && i != second) {
                long strayed = prices[i] + Math.round(reach * noise.normal(JITTER, at * SECONDS + i));
                prices[i] = Math.max(bar.low(), Math.min(bar.high(), strayed));
            }
        }
    }
}
