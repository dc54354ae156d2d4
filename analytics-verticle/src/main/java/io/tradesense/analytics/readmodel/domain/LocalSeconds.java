package io.tradesense.analytics.readmodel.domain;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Wall-clock time in a zone, daylight saving right, without an object a call: the offset is looked up once for each
 * stretch between two changes of the clock. For one thread.
 */
public final class LocalSeconds {

    public static final int DAY = 86_400;
    public static final int HOUR = 3_600;

    private final ZoneRules rules;
    /** The stretch in which {@code offset} holds: from inclusive, until exclusive; empty at first. */
    private long from;

    private long until;
    private int offset;

    public LocalSeconds(ZoneId zone) {
        this.rules = zone.getRules();
    }

    /** Seconds of the wall clock since its 1970-01-01T00:00. */
    public long of(long micros) {
        long second = Math.floorDiv(micros, 1_000_000L);
        if (second < from || second >= until) stretchAround(second);
        return second + offset;
    }

    /** Days of the wall clock since its 1970-01-01. */
    public long day(long micros) {
        return Math.floorDiv(of(micros), (long) DAY);
    }

    /** 0 to 23. */
    public int hour(long micros) {
        return (int) Math.floorMod(of(micros), (long) DAY) / HOUR;
    }

    private void stretchAround(long second) {
        Instant instant = Instant.ofEpochSecond(second);
        ZoneOffsetTransition last = rules.previousTransition(instant.plusNanos(1));
        ZoneOffsetTransition next = rules.nextTransition(instant);
        from = last == null ? Long.MIN_VALUE : last.toEpochSecond();
        until = next == null ? Long.MAX_VALUE : next.toEpochSecond();
        offset = rules.getOffset(instant).getTotalSeconds();
    }
}
