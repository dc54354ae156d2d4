package io.tradesense.analytics.candles.domain;

import java.time.Duration;
import java.util.Arrays;

/** How long a candle is. */
public enum Span {
    M1("1m", Duration.ofMinutes(1)),
    M5("5m", Duration.ofMinutes(5)),
    M15("15m", Duration.ofMinutes(15)),
    H1("1h", Duration.ofHours(1)),
    D1("1d", Duration.ofDays(1)),
    W1("1w", Duration.ofDays(7));

    private final String word;
    private final Duration length;

    Span(String word, Duration length) {
        this.word = word;
        this.length = length;
    }

    /** @param word one of the contract's */
    public static Span of(String word) {
        return Arrays.stream(values())
                .filter(span -> span.word.equals(word))
                .findFirst()
                .orElseThrow();
    }

    public String word() {
        return word;
    }

    public Duration length() {
        return length;
    }
}
