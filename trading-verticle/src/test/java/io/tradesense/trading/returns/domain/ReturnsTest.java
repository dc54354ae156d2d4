package io.tradesense.trading.returns.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ReturnsTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    /** Of Investopedia's "Time-Weighted Rate of Return": 16.25 % and −5.56 % make 9.79 %. */
    @Test
    void a_deposit_on_the_way_does_not_change_what_a_unit_of_money_did() {
        var returns = Returns.of(history("1000000", day("1162484", "0", "0"), day("1192328", "100000", "0")));
        assertThat(returns.timeWeighted().ofPeriod()).isCloseTo(0.0979, within(5e-5));
        assertThat(returns.total()).isEqualByComparingTo("92328");
    }

    /** The second investor of the same page takes 100,000 out and has the same return. */
    @Test
    void nor_does_a_withdrawal() {
        var returns = Returns.of(history("1000000", day("1062484", "0", "100000"), day("1003440", "0", "0")));
        assertThat(returns.timeWeighted().ofPeriod()).isCloseTo(0.0979, within(5e-5));
    }

    @Test
    void without_flows_both_returns_are_the_same() {
        var returns = Returns.of(history("1000", day("1100", "0", "0"), day("990", "0", "0"), day("1050", "0", "0")));
        assertThat(returns.timeWeighted().ofPeriod()).isCloseTo(0.05, within(1e-12));
        assertThat(returns.moneyWeighted().ofPeriod()).isCloseTo(0.05, within(1e-9));
    }

    @Test
    void less_than_a_year_is_not_stretched_over_one() {
        var returns = Returns.of(history("1000", day("1100", "0", "0")));
        assertThat(returns.timeWeighted().annual()).isNull();
        var year = new ArrayList<History.Day>();
        for (int day = 0; day < 730; day++) year.add(day(FIRST.plusDays(day), day == 729 ? "1210" : "1000", "0", "0"));
        var twoYears = Returns.of(new History("USD", new BigDecimal("1000"), year, new TreeSet<>()));
        assertThat(twoYears.timeWeighted().annual()).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void an_account_that_begins_with_its_deposit_has_both_returns() {
        var returns = Returns.of(history("0", day("0", "0", "0"), day("110", "100", "0")));
        assertThat(returns.timeWeighted().ofPeriod()).isCloseTo(0.1, within(1e-12));
        assertThat(returns.moneyWeighted().ofPeriod()).isNotNull();
    }

    @Test
    void a_result_without_capital_has_no_rate_and_says_when() {
        var returns = Returns.of(history("0", day("50", "0", "0")));
        assertThat(returns.timeWeighted().ofPeriod()).isNull();
        assertThat(returns.timeWeighted().reason()).contains("2026-01-01");
        assertThat(returns.moneyWeighted().reason()).isEqualTo("no capital at work");
        assertThat(returns.total()).isEqualByComparingTo("50");
    }

    private static History history(String opening, History.Day... days) {
        List<History.Day> dated = new ArrayList<>();
        for (int i = 0; i < days.length; i++) {
            var day = days[i];
            dated.add(new History.Day(
                    FIRST.plusDays(i),
                    day.cash(),
                    day.positions(),
                    day.deposits(),
                    day.withdrawals(),
                    day.parts(),
                    false,
                    false));
        }
        return new History("USD", new BigDecimal(opening), dated, new TreeSet<>());
    }

    private static History.Day day(String value, String deposits, String withdrawals) {
        return day(FIRST, value, deposits, withdrawals);
    }

    private static History.Day day(LocalDate date, String value, String deposits, String withdrawals) {
        return new History.Day(
                date,
                new BigDecimal(value),
                BigDecimal.ZERO,
                new BigDecimal(deposits),
                new BigDecimal(withdrawals),
                Parts.NONE,
                false,
                false);
    }
}
