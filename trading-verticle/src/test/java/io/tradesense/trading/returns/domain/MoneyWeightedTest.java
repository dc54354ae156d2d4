package io.tradesense.trading.returns.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradesense.trading.returns.domain.MoneyWeighted.Flow;
import io.tradesense.trading.returns.domain.MoneyWeighted.Reason;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class MoneyWeightedTest {
    private static final LocalDate START = LocalDate.of(2008, 1, 1);

    /** The example of Microsoft's documentation of XIRR, whose answer is 0.373362535. */
    @Test
    void the_example_of_the_spreadsheet_s_manual_comes_out() {
        var outcome = MoneyWeighted.of(List.of(
                on(START, -10_000),
                on(LocalDate.of(2008, 3, 1), 2_750),
                on(LocalDate.of(2008, 10, 30), 4_250),
                on(LocalDate.of(2009, 2, 15), 3_250),
                on(LocalDate.of(2009, 4, 1), 2_750)));
        assertThat(outcome.annual()).isCloseTo(0.373362535, within(5e-9));
    }

    @Test
    void ten_per_cent_in_a_year_are_ten_per_cent_a_year() {
        assertThat(rate(new Flow(0, -100), new Flow(365, 110))).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void money_that_comes_back_as_it_went_earned_exactly_nothing() {
        assertThat(rate(new Flow(0, -100), new Flow(100, 100))).isZero();
    }

    @Test
    void nearly_everything_lost_is_still_a_rate() {
        assertThat(rate(new Flow(0, -1_000_000), new Flow(365, 1))).isCloseTo(-0.999999, within(1e-9));
    }

    /** −100, 230, −132: worth nothing at 10 % and at 20 %. */
    @Test
    void two_rates_that_explain_the_flows_are_no_answer() {
        var outcome = MoneyWeighted.of(List.of(new Flow(0, -100), new Flow(365, 230), new Flow(730, -132)));
        assertThat(outcome.annual()).isNull();
        assertThat(outcome.reason()).isEqualTo(Reason.SEVERAL_RATES);
    }

    /** −100 + 100v − 100v² is negative for every v. */
    @Test
    void flows_that_no_rate_explains_have_none() {
        var outcome = MoneyWeighted.of(List.of(new Flow(0, -100), new Flow(365, 100), new Flow(730, -100)));
        assertThat(outcome.reason()).isEqualTo(Reason.NO_RATE);
    }

    /** −100 + 50v − 10v² + 80v³ rises for every v, so it is zero once. */
    @Test
    void several_changes_of_sign_with_one_rate_have_that_rate() {
        var rate = rate(new Flow(0, -100), new Flow(365, 50), new Flow(730, -10), new Flow(1095, 80));
        double v = 1 / (1 + rate);
        assertThat(-100 + 50 * v - 10 * v * v + 80 * v * v * v).isCloseTo(0, within(1e-9));
    }

    @Test
    void nothing_put_in_has_no_rate() {
        assertThat(MoneyWeighted.of(List.of(new Flow(0, 0), new Flow(30, 100))).reason())
                .isEqualTo(Reason.NO_CAPITAL);
        assertThat(MoneyWeighted.of(List.of()).reason()).isEqualTo(Reason.NO_CAPITAL);
    }

    @Test
    void a_good_day_is_a_rate_of_that_day_and_beyond_numbers_a_year() {
        var outcome = MoneyWeighted.of(List.of(new Flow(0, -100), new Flow(1, 1_000)));
        assertThat(outcome.over(1)).isCloseTo(9, within(1e-9));
        assertThat(outcome.annual()).isNull();
        assertThat(outcome.reason()).isNull();
    }

    private static double rate(Flow... flows) {
        var rate = MoneyWeighted.of(List.of(flows)).annual();
        assertThat(rate).isNotNull();
        return rate == null ? Double.NaN : rate;
    }

    private static Flow on(LocalDate day, double amount) {
        return new Flow(day.toEpochDay() - START.toEpochDay(), amount);
    }
}
