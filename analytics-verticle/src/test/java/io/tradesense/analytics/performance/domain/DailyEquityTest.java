package io.tradesense.analytics.performance.domain;

import static io.tradesense.analytics.readmodel.domain.TestTrades.all;
import static io.tradesense.analytics.readmodel.domain.TestTrades.trade;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.analytics.readmodel.domain.LocalSeconds;
import io.tradesense.analytics.readmodel.domain.Selection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class DailyEquityTest {

    @Test
    void weekdays_without_a_close_are_sessions_and_a_weekend_belongs_to_monday() {
        DailyEquity daily = DailyEquity.of(
                all(
                        trade(1, "2026-03-05T12:00:00Z", "1"),
                        trade(2, "2026-03-07T12:00:00Z", "2"),
                        trade(3, "2026-03-08T12:00:00Z", "4"),
                        trade(4, "2026-03-10T12:00:00Z", "8")),
                ZoneOffset.UTC);
        assertThat(daily.sessions()).isEqualTo(4);
        assertThat(daily.results().values()).containsExactly(1, 0, 6, 8);
        assertThat(daily.date(0)).isEqualTo(LocalDate.of(2026, 3, 5));
        assertThat(daily.date(2)).isEqualTo(LocalDate.of(2026, 3, 9));
    }

    @Test
    void the_day_is_the_traders_own() {
        Selection late = all(trade(1, "2026-03-03T03:00:00Z", "1"));
        assertThat(DailyEquity.of(late, ZoneOffset.UTC).date(0)).isEqualTo(LocalDate.of(2026, 3, 3));
        assertThat(DailyEquity.of(late, ZoneId.of("America/New_York")).date(0)).isEqualTo(LocalDate.of(2026, 3, 2));
    }

    @Test
    void a_clock_set_back_over_midnight_puts_a_later_close_on_the_earlier_day() {
        // Casey station, 2010: Friday 5 March 02:00 +11:00 became Thursday 4 March 23:00 +08:00.
        DailyEquity daily = DailyEquity.of(
                all(trade(1, "2010-03-04T14:59:00Z", "1"), trade(2, "2010-03-04T15:30:00Z", "2")),
                ZoneId.of("Antarctica/Casey"));
        assertThat(daily.date(0)).isEqualTo(LocalDate.of(2010, 3, 4));
        assertThat(daily.results().values()).containsExactly(2, 1);
    }

    @Property
    void the_wall_clock_is_that_of_java_time(
            @ForAll @LongRange(min = -2_000_000_000L, max = 7_000_000_000L) long first,
            @ForAll @LongRange(min = -40_000_000L, max = 40_000_000L) long step) {
        for (String name : new String[] {"America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "UTC"}) {
            ZoneId zone = ZoneId.of(name);
            LocalSeconds clock = new LocalSeconds(zone);
            for (long second : new long[] {first, first + step, first}) {
                assertThat(clock.of(second * 1_000_000 + 999_999))
                        .isEqualTo(LocalDateTime.ofInstant(Instant.ofEpochSecond(second), zone)
                                .toEpochSecond(ZoneOffset.UTC));
            }
        }
    }
}
