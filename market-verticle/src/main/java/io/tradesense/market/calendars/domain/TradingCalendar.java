package io.tradesense.market.calendars.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When one market trades. Sessions do not overlap, and each belongs to one date of the market's own zone. */
public interface TradingCalendar {
    /** No market stays closed for longer; the longest so far was a week in 2001. */
    int LONGEST_BREAK_DAYS = 30;

    /** An ISO 10383 market code, or {@code 24/7} and {@code FX}. */
    String code();

    ZoneId zone();

    /** The first date the rules are known for. */
    LocalDate knownFrom();

    /** Empty on a day without trading. */
    Optional<Session> session(LocalDate date);

    default LocalDate dateOf(Instant time) {
        return time.atZone(zone()).toLocalDate();
    }

    default Optional<Session> sessionAt(Instant time) {
        return session(dateOf(time)).filter(session -> session.holds(time));
    }

    /** The session under way, or else the last one that has ended. */
    default Session currentOrLast(Instant time) {
        return session(dateOf(time))
                .filter(session -> !time.isBefore(session.open()))
                .orElseGet(() -> before(dateOf(time)));
    }

    /** The last session of an earlier date. */
    default Session before(LocalDate date) {
        for (int days = 1; days <= LONGEST_BREAK_DAYS; days++) {
            var found = session(date.minusDays(days));
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new IllegalStateException(code() + " has no session in the month before " + date);
    }

    /** The next opening after this moment. */
    default Instant nextOpen(Instant time) {
        for (int days = 0; days <= LONGEST_BREAK_DAYS; days++) {
            var found = session(dateOf(time).plusDays(days))
                    .filter(session -> session.open().isAfter(time));
            if (found.isPresent()) {
                return found.get().open();
            }
        }
        throw new IllegalStateException(code() + " has no session in the month after " + time);
    }

    /** Sessions of the dates from {@code from} to {@code to}, both included. */
    default List<Session> sessions(LocalDate from, LocalDate to) {
        List<Session> sessions = new ArrayList<>();
        for (LocalDate date = from; !date.isAfter(to); date = date.plusDays(1)) {
            session(date).ifPresent(sessions::add);
        }
        return sessions;
    }
}
