package io.tradesense.market.calendars.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewYorkCalendarTest {
    private final TradingCalendar newYork = new NewYorkCalendar("XNYS");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1990-04-13",
                "2000-04-21",
                "2024-03-29",
                "2026-04-03", // Good Fridays
                "2001-09-11",
                "2001-09-12",
                "2001-09-13",
                "2001-09-14",
                "1994-04-27",
                "2004-06-11",
                "2007-01-02",
                "2012-10-29",
                "2012-10-30",
                "2018-12-05",
                "2025-01-09",
                "2022-06-20",
                "2023-06-19", // Juneteenth, and observed on a Monday
                "2015-07-03",
                "2021-07-05",
                "2021-12-24",
                "2022-12-26",
                "2023-01-02",
                "1998-01-19",
                "2024-02-19",
                "2024-05-27",
                "2024-09-02",
                "2024-11-28",
                "2024-12-25",
                "2024-06-01"
            })
    void is_closed_on(LocalDate date) {
        assertThat(newYork.session(date)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2001-09-10",
                "2001-09-17",
                "2012-10-31",
                "2018-12-04",
                "2025-01-08",
                "2025-01-10",
                "1997-01-20", // before Martin Luther King's day was kept
                "2021-06-18",
                "2021-12-31",
                "2010-12-31", // a Saturday's New Year is not moved
                "2024-10-14",
                "2024-11-11" // bonds rest, shares do not
            })
    void is_open_all_day_on(LocalDate date) {
        assertThat(newYork.session(date)).hasValueSatisfying(session -> {
            assertThat(session.early()).isFalse();
            assertThat(session.minutes()).isEqualTo(390);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "2024-07-03, 17:00", "2013-07-03, 17:00", "2002-07-05, 17:00", "2024-11-29, 18:00", "2024-12-24, 18:00",
        "1999-12-31, 18:00", "2003-12-26, 18:00", "1992-11-27, 19:00", "1990-12-24, 19:00", "2017-07-03, 17:00"
    })
    void closes_early_on(LocalDate date, String closeInUtc) {
        assertThat(newYork.session(date)).hasValueSatisfying(session -> {
            assertThat(session.early()).isTrue();
            assertThat(session.close()).isEqualTo(Instant.parse(date + "T" + closeInUtc + ":00Z"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"2002-07-03", "2013-07-05", "1994-07-05"})
    void does_not_close_early_on(LocalDate date) {
        assertThat(newYork.session(date))
                .hasValueSatisfying(session -> assertThat(session.early()).isFalse());
    }

    /** The exchange's own count, as published for each year. */
    @ParameterizedTest
    @CsvSource({"1996, 254", "2001, 248", "2012, 250", "2018, 251", "2020, 253", "2023, 250", "2024, 252", "2025, 250"})
    void a_year_has_as_many_sessions_as_the_exchange_counted(int year, int sessions) {
        assertThat(newYork.sessions(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)))
                .hasSize(sessions);
    }

    @Test
    void the_open_moves_with_daylight_saving() {
        assertThat(newYork.session(LocalDate.of(2026, 3, 6)).orElseThrow().open())
                .isEqualTo(Instant.parse("2026-03-06T14:30:00Z"));
        assertThat(newYork.session(LocalDate.of(2026, 3, 9)).orElseThrow().open())
                .isEqualTo(Instant.parse("2026-03-09T13:30:00Z"));
    }

    @Test
    void the_week_of_september_2001_opens_again_on_monday() {
        assertThat(newYork.nextOpen(Instant.parse("2001-09-11T12:00:00Z")))
                .isEqualTo(Instant.parse("2001-09-17T13:30:00Z"));
    }
}
