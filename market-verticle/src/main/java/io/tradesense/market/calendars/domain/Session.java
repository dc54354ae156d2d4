package io.tradesense.market.calendars.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One day's regular trading.
 *
 * @param open inside the session
 * @param close the first instant after it
 * @param early whether it ends before its usual time
 */
public record Session(LocalDate date, Instant open, Instant close, boolean early) {

    public boolean holds(Instant time) {
        return !time.isBefore(open) && time.isBefore(close);
    }

    public int minutes() {
        return (int) Duration.between(open, close).toMinutes();
    }
}
