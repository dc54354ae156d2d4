package io.tradesense.analytics.patterns.domain;

import org.jspecify.annotations.Nullable;

/** One question about a trader's conduct, and its test. */
interface Habit {
    /** Trades of the rarer kind, below which nothing is claimed and nothing denied. */
    int LEAST = 20;

    Kind kind();

    /** @param cell the one candidate to measure, as once found; null to take the strongest */
    Measured measure(History history, @Nullable Integer cell);

    /** @param history whose {@link #measure} is a strength */
    Chance chance(History history);
}
