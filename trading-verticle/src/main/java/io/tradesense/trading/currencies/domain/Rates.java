package io.tradesense.trading.currencies.domain;

import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The rates of days: as the user states them, else as they were published. None is ever made up. */
public interface Rates {

    /** A rate is used for at most so many days after its own: over a long weekend, not over a gap in the data. */
    int MOST_DAYS_OLD = 7;

    /** Of two currencies. */
    record Pair(String from, String to) {}

    /** The rate in force on each day; a day for which none is known is left out. */
    Future<Map<LocalDate, Rate>> of(UUID userId, Pair pair, Set<LocalDate> days);

    /** Keeps what the user states for the day; it comes before what was published. */
    Future<Void> state(UUID userId, Pair pair, Rate rate);
}
