package io.tradesense.market.calendars.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtherCalendarsTest {
    private final TradingCalendar london = new LondonCalendar();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2011-04-29", "2012-06-05", "2020-05-08", "2022-06-02", "2022-06-03", "2022-09-19", "2023-05-08",
                "2021-12-27", "2021-12-28", "2022-12-26", "2022-12-27", "2022-01-03", "2024-04-01", "2024-08-26"
            })
    void london_is_closed_on(LocalDate date) {
        assertThat(london.session(date)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020-05-04", "2022-05-30", "2012-05-28", "2024-07-04"})
    void london_is_open_on(LocalDate date) {
        assertThat(london.session(date)).isPresent();
    }

    @Test
    void london_ends_at_half_past_twelve_on_christmas_eve() {
        assertThat(london.session(LocalDate.of(2024, 12, 24)).orElseThrow().close())
                .isEqualTo(Instant.parse("2024-12-24T12:30:00Z"));
    }

    @Test
    void crypto_never_rests_and_currencies_rest_at_the_weekend() {
        var sunday = LocalDate.of(2026, 3, 1);
        assertThat(UtcDayCalendar.AROUND_THE_CLOCK.session(sunday)).isPresent();
        assertThat(UtcDayCalendar.CURRENCIES.session(sunday)).isEmpty();
    }
}
