package io.tradesense.market.simulation.domain;

import io.tradesense.market.calendars.domain.Session;

/**
 * One session, top down: first the day's open, high, low and close in ticks, then a path of minutes that starts, ends and
 * turns exactly there and never leaves the day's range; within a minute the same again by seconds. So the candles of
 * every interval and the quotes agree to the tick.
 */
final class SimulatedDay {
    private static final int MINUTE_STEP = 20;
    private static final int TURN = 21;
    private static final int WICK_UP = 22;
    private static final int WICK_DOWN = 23;
    private static final double LIVELY = 1.2;
    private static final double WICK = 0.4;

    private final Session session;
    private final Noise noise;
    private final Bar day;
    private final long[] nodes;
    private final double minuteDeviation;

    /** Prices in ticks. */
    record Bar(long open, long high, long low, long close, long volume) {}

    SimulatedDay(Session session, Noise noise, Bar day, double deviation) {
        this.session = session;
        this.noise = noise;
        this.day = day;
        this.minuteDeviation = deviation * day.open() / StrictMath.sqrt(session.minutes());
        this.nodes = path();
    }

    Bar whole() {
        return day;
    }

    int minutes() {
        return nodes.length - 1;
    }

    Bar minute(int minute) {
        long open = nodes[minute];
        long close = nodes[minute + 1];
        long at = at(minute);
        long up = (long) (minuteDeviation * WICK * noise.uniform(WICK_UP, at));
        long down = (long) (minuteDeviation * WICK * noise.uniform(WICK_DOWN, at));
        return new Bar(
                open,
                Math.min(day.high(), Math.max(open, close) + up),
                Math.max(day.low(), Math.min(open, close) - down),
                close,
                volumeUntil(minute + 1, 0) - volumeUntil(minute, 0));
    }

    SimulatedMinute seconds(int minute) {
        return new SimulatedMinute(minute(minute), noise, at(minute));
    }

    /** Units traded from the open; more at both ends of the day than in its middle. */
    long volumeUntil(int minute, int second) {
        double x = (minute + second / 60.0) / minutes();
        double edge = 2 * x - 1;
        double share = (x + 0.25 * (edge * edge * edge + 1)) / 1.5;
        return minute >= minutes() ? day.volume() : (long) (day.volume() * share);
    }

    /** The bar from the open to the end of a second of a minute. */
    Bar until(int minute, int second) {
        long high = day.open();
        long low = day.open();
        for (int each = 0; each < minute; each++) {
            Bar bar = minute(each);
            high = Math.max(high, bar.high());
            low = Math.min(low, bar.low());
        }
        Bar last = seconds(minute).until(second);
        return new Bar(
                day.open(),
                Math.max(high, last.high()),
                Math.min(low, last.low()),
                last.close(),
                volumeUntil(minute, second));
    }

    /** The bar of the minute under way, up to the end of one of its seconds. */
    Bar minuteUntil(int minute, int second) {
        Bar bar = seconds(minute).until(second);
        long volume = volumeUntil(minute, second) - volumeUntil(minute, 0);
        return new Bar(bar.open(), bar.high(), bar.low(), bar.close(), volume);
    }

    private long at(int minute) {
        return session.date().toEpochDay() * 2_000 + minute;
    }

    private long[] path() {
        int last = session.minutes();
        long[] path = new long[last + 1];
        int first = 1 + noise.below(last - 2, TURN, at(0));
        int second = 1 + (first + noise.below(last - 3, TURN, at(1))) % (last - 2);
        boolean highFirst = (noise.bits(TURN, at(2)) & 1) == 0;
        long early = highFirst ? day.high() : day.low();
        long late = highFirst ? day.low() : day.high();
        int one = Math.min(first, second);
        int two = Math.max(first, second);
        if (one == two) {
            two = one + 1;
        }
        bridge(path, 0, day.open(), one, early);
        bridge(path, one, early, two, late);
        bridge(path, two, late, last, day.close());
        return path;
    }

    private void bridge(long[] path, int from, long start, int to, long end) {
        int steps = to - from;
        double[] walked = new double[steps + 1];
        for (int i = 1; i <= steps; i++) {
            walked[i] = walked[i - 1] + LIVELY * minuteDeviation * noise.normal(MINUTE_STEP, at(from + i));
        }
        for (int i = 0; i <= steps; i++) {
            double part = (double) i / steps;
            double price = start + (end - start) * part + walked[i] - walked[steps] * part;
            path[from + i] = Math.max(day.low(), Math.min(day.high(), Math.round(price)));
        }
        path[from] = start;
        path[to] = end;
    }
}
