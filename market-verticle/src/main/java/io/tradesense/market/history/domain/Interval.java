package io.tradesense.market.history.domain;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** The spans candles are answered for. */
public enum Interval {
    M1("1m", Duration.ofMinutes(1), Duration.ofDays(1)),
    M5("5m", Duration.ofMinutes(5), Duration.ofDays(5)),
    M15("15m", Duration.ofMinutes(15), Duration.ofDays(15)),
    H1("1h", Duration.ofHours(1), Duration.ofDays(60)),
    D1("1d", Duration.ofDays(1), Duration.ofDays(366)),
    W1("1w", Duration.ofDays(7), Duration.ofDays(5 * 366)),
    MO1("1mo", Duration.ofDays(31), Duration.ofDays(10 * 366));

    private final String word;
    private final Duration length;
    private final Duration usualRange;

    Interval(String word, Duration length, Duration usualRange) {
        this.word = word;
        this.length = length;
        this.usualRange = usualRange;
    }

    public static Optional<Interval> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }

    public String word() {
        return word;
    }

    /** For days and more, of the calendar and at the most. */
    public Duration length() {
        return length;
    }

    /** How far back a question goes that does not say. */
    public Duration usualRange() {
        return usualRange;
    }

    public boolean isIntraday() {
        return compareTo(D1) < 0;
    }

    /**
     * What is fetched to answer it. Hours are made of quarters, because providers cut theirs at the full hour and a
     * session opens at half past.
     */
    public Interval base() {
        return switch (this) {
            case M1, M5, M15, D1 -> this;
            case H1 -> M15;
            case W1, MO1 -> D1;
        };
    }
}
