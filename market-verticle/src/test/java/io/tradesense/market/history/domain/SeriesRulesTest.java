package io.tradesense.market.history.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.market.calendars.domain.Calendars;
import io.tradesense.market.calendars.domain.TradingCalendar;
import io.tradesense.market.history.domain.QualityFlag.Kind;
import io.tradesense.market.instruments.domain.AssetKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Resampling, adjustment and checks over series small enough to count by hand. */
class SeriesRulesTest {
    private final TradingCalendar newYork = Calendars.of(AssetKind.EQUITY);
    private final Resampling resampling = new Resampling(newYork);

    @Test
    void hours_count_from_the_open_and_end_with_the_close() {
        List<Candle> quarters = new ArrayList<>();
        for (int i = 0; i < 26; i++) {
            quarters.add(candle(Instant.parse("2026-03-02T14:30:00Z").plusSeconds(900L * i), "10"));
        }
        List<Candle> hours = resampling.to(Interval.H1, quarters);
        assertThat(hours).extracting(Candle::t).first().isEqualTo(Instant.parse("2026-03-02T14:30:00Z"));
        assertThat(hours).extracting(Candle::t).last().isEqualTo(Instant.parse("2026-03-02T20:30:00Z"));
        assertThat(hours).hasSize(7);
        assertThat(resampling.end(Interval.H1, Instant.parse("2026-03-02T20:45:00Z")))
                .isEqualTo(Instant.parse("2026-03-02T21:00:00Z"));
        assertThat(hours.get(6).volume()).isEqualByComparingTo("200");
    }

    @Test
    void a_week_with_a_holiday_is_one_candle() {
        var days = List.of(day("2024-03-25", "10"), day("2024-03-28", "12"), day("2024-04-01", "13"));
        assertThat(resampling.to(Interval.W1, days))
                .extracting(Candle::close)
                .containsExactly(new BigDecimal("12"), new BigDecimal("13"));
        assertThat(resampling.to(Interval.MO1, days)).hasSize(2);
        assertThat(resampling.end(Interval.W1, days.get(0).t())).isEqualTo(Instant.parse("2024-03-28T20:00:00Z"));
    }

    @Test
    void a_split_divides_what_came_before_it() {
        var raw = List.of(day("2026-03-02", "400"), day("2026-03-03", "100"));
        var split = new CorporateAction(LocalDate.parse("2026-03-03"), new BigDecimal("4"), BigDecimal.ZERO);
        var adjusted = Adjustment.adjust(raw, List.of(split), newYork);
        assertThat(adjusted.get(0).close()).isEqualByComparingTo("100");
        assertThat(adjusted.get(0).volume()).isEqualByComparingTo("400");
        assertThat(adjusted.get(1)).isEqualTo(raw.get(1));
    }

    @Test
    void a_dividend_lowers_what_came_before_it_by_its_share_of_the_close() {
        var raw = List.of(day("2026-03-02", "100"), day("2026-03-03", "99"));
        var dividend = new CorporateAction(LocalDate.parse("2026-03-03"), BigDecimal.ONE, new BigDecimal("2"));
        assertThat(Adjustment.adjust(raw, List.of(dividend), newYork).get(0).close())
                .isEqualByComparingTo("98");
    }

    @Test
    void an_action_outside_of_the_series_changes_nothing() {
        var raw = List.of(day("2026-03-02", "100"), day("2026-03-03", "99"));
        var later = new CorporateAction(LocalDate.parse("2026-06-01"), new BigDecimal("2"), BigDecimal.ZERO);
        var earlier = new CorporateAction(LocalDate.parse("2020-06-01"), new BigDecimal("2"), BigDecimal.ZERO);
        assertThat(Adjustment.adjust(raw, List.of(later, earlier), newYork)).isEqualTo(raw);
    }

    @Test
    void checks_flag_what_is_wrong_and_only_that() {
        assertThat(kinds("10", "10.1", "10.2", "10.1", "10")).isEmpty();
        assertThat(kinds("10", "10.1", "17", "10.2", "10")).containsExactly(Kind.SPIKE);
        assertThat(kinds("10", "10.1", "1010", "1015", "1012")).containsExactly(Kind.UNIT_ERROR);
        assertThat(kinds("100", "101", "25.2", "25.3", "25")).containsExactly(Kind.MISSING_SPLIT);
    }

    @Test
    void a_split_on_record_is_not_missing() {
        var raw = List.of(day("2026-03-02", "100"), day("2026-03-03", "25"), day("2026-03-04", "25"));
        var split = new CorporateAction(LocalDate.parse("2026-03-03"), new BigDecimal("4"), BigDecimal.ZERO);
        assertThat(new QualityCheck(newYork).flags(Interval.D1, raw, List.of(split)))
                .isEmpty();
    }

    @Test
    void a_missing_session_is_a_gap_and_a_holiday_is_none() {
        var acrossGoodFriday = List.of(day("2024-03-28", "10"), day("2024-04-01", "10"));
        assertThat(new QualityCheck(newYork).flags(Interval.D1, acrossGoodFriday, List.of()))
                .isEmpty();
        var acrossTuesday = List.of(day("2026-03-02", "10"), day("2026-03-04", "10"));
        assertThat(new QualityCheck(newYork).flags(Interval.D1, acrossTuesday, List.of()))
                .extracting(QualityFlag::kind)
                .containsExactly(Kind.GAP);
    }

    @Test
    void a_high_below_the_low_is_flagged_and_left_as_it_is() {
        Candle sound = day("2026-03-02", "10");
        var inverted = new Candle(
                sound.t(), sound.open(), sound.low().subtract(BigDecimal.ONE), sound.low(), sound.close(), null);
        assertThat(new QualityCheck(newYork).flags(Interval.D1, List.of(inverted), List.of()))
                .extracting(QualityFlag::kind)
                .containsExactly(Kind.INVERTED);
    }

    private List<Kind> kinds(String... closes) {
        List<Candle> days = new ArrayList<>();
        for (int i = 0; i < closes.length; i++) {
            days.add(day("2026-03-0" + (2 + i), closes[i]));
        }
        return new QualityCheck(newYork)
                .flags(Interval.D1, days, List.of()).stream()
                        .map(QualityFlag::kind)
                        .filter(kind -> kind != Kind.GAP)
                        .toList();
    }

    private Candle day(String date, String price) {
        return candle(newYork.session(LocalDate.parse(date)).orElseThrow().open(), price);
    }

    private static Candle candle(Instant t, String price) {
        var value = new BigDecimal(price);
        return new Candle(t, value, value, value, value, new BigDecimal("100"));
    }
}
