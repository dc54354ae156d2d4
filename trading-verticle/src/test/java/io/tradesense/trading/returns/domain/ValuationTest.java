package io.tradesense.trading.returns.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.trading.cash.domain.CashMovement.Type;
import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.Instrument;
import io.tradesense.trading.prices.domain.Close;
import io.tradesense.trading.prices.domain.Closes;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Worked by hand. 5 January 2026 is a Monday. */
class ValuationTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);
    private static final Instrument SHARE = instrument("AAPL", AssetClass.STOCK, "USD", "1");
    private static final Instrument GERMAN = instrument("SAP", AssetClass.STOCK, "EUR", "1");
    private static final Instrument EUROS = instrument("EUR/USD", AssetClass.FOREX, "USD", "1");
    private static final Instrument FUTURE = instrument("ESH6", AssetClass.FUTURE, "USD", "50");

    @Test
    void each_day_is_worth_its_cash_and_its_closes() {
        // 10 at 100 with 1 of costs; closes of 101, then 99; a dividend of 3 on the second day
        var facts = facts(
                List.of(traded(MONDAY, SHARE, "10", "1000", "1", "100")),
                List.of(new DayFacts.Booked(MONDAY.plusDays(1), "USD", Type.DIVIDEND, new BigDecimal("3"))));
        var history = value(facts, 1, Map.of(SHARE, closes("101", "99")));
        assertThat(history.opening()).isEqualByComparingTo("10000");
        assertThat(history.days())
                .extracting(History.Day::value)
                .satisfiesExactly(
                        monday -> assertThat(monday).isEqualByComparingTo("10009"),
                        tuesday -> assertThat(tuesday).isEqualByComparingTo("9992"));
        assertThat(history.days().get(0).cash()).isEqualByComparingTo("8999");
        assertThat(history.days().get(0).positions()).isEqualByComparingTo("1010");
        assertThat(history.days()).noneMatch(History.Day::stale);
        var returns = Returns.of(history);
        assertThat(returns.parts().price()).isEqualByComparingTo("-10");
        assertThat(returns.parts().dividends()).isEqualByComparingTo("3");
        assertThat(returns.parts().fees()).isEqualByComparingTo("-1");
        assertThat(returns.total()).isEqualByComparingTo("-8");
        assertThat(returns.residual()).isEqualByComparingTo("0");
    }

    @Test
    void a_share_abroad_gains_by_its_price_and_by_its_currency() {
        // 10 at 100 EUR, paid on credit in EUR; the share rises to 110, the euro from 1.10 to 1.20
        var facts = facts(List.of(traded(MONDAY, GERMAN, "10", "1000", "0", "100")), List.of());
        var history = value(facts, 1, Map.of(GERMAN, closes("100", "110"), EUROS, closes("1.10", "1.20")));
        var tuesday = history.days().get(1);
        assertThat(tuesday.value()).isEqualByComparingTo("10120");
        assertThat(tuesday.parts().price()).isEqualByComparingTo("120");
        assertThat(tuesday.parts().currency()).isEqualByComparingTo("0");
        var euros = facts(List.of(), List.of(new DayFacts.Booked(MONDAY, "EUR", Type.DEPOSIT, new BigDecimal("1000"))));
        var deposited = Returns.of(value(euros, 1, Map.of(EUROS, closes("1.10", "1.20"))));
        assertThat(deposited.deposits()).isEqualByComparingTo("1100");
        assertThat(deposited.parts().currency()).isEqualByComparingTo("100");
        assertThat(deposited.residual()).isEqualByComparingTo("0");
    }

    @Test
    void a_future_s_result_is_cash_at_once() {
        var facts = facts(
                List.of(
                        traded(MONDAY, FUTURE, "2", "500000", "4", "5000"),
                        traded(MONDAY.plusDays(1), FUTURE, "-2", "-501000", "4", "5010")),
                List.of());
        var history = value(facts, 1, Map.of());
        assertThat(history.days())
                .extracting(History.Day::positions)
                .allSatisfy(positions -> assertThat(positions).isEqualByComparingTo("0"));
        assertThat(history.closing()).isEqualByComparingTo("10992");
        assertThat(history.days().get(0).stale()).isTrue();
        assertThat(history.days().get(1).stale()).isFalse();
    }

    @Test
    void a_weekend_is_not_old_and_a_weekday_without_a_close_is() {
        var friday = MONDAY.plusDays(4);
        var facts = facts(List.of(traded(MONDAY, SHARE, "1", "100", "0", "100")), List.of());
        var history = value(facts, 7, Map.of(SHARE, closes("100", "100", "100", "100", "100")));
        assertThat(history.days().stream().filter(History.Day::stale).map(History.Day::date))
                .containsExactly(friday.plusDays(3));
    }

    @Test
    void a_gap_between_closes_is_a_holiday() {
        var closes = new TreeMap<LocalDate, Close>(closes("100"));
        closes.put(MONDAY.plusDays(2), new Close(new BigDecimal("102"), false));
        var facts = facts(List.of(traded(MONDAY, SHARE, "1", "100", "0", "100")), List.of());
        assertThat(value(facts, 2, Map.of(SHARE, closes)).days()).noneMatch(History.Day::stale);
    }

    @Test
    void without_closes_the_newest_fill_is_the_price_and_is_old() {
        var facts = facts(
                List.of(
                        traded(MONDAY, SHARE, "10", "1000", "0", "100"),
                        traded(MONDAY.plusDays(1), SHARE, "-5", "-600", "0", "120")),
                List.of());
        var history = value(facts, 1, Map.of());
        assertThat(history.closing()).isEqualByComparingTo("10200");
        assertThat(history.days()).allMatch(History.Day::stale);
    }

    @Test
    void a_currency_nobody_knows_is_left_out_alike_everywhere_and_named() {
        var facts = facts(List.of(), List.of(new DayFacts.Booked(MONDAY, "EUR", Type.DEPOSIT, new BigDecimal("1000"))));
        var history = value(facts, 1, Map.of());
        assertThat(history.unconverted()).containsExactly("EUR");
        assertThat(history.closing()).isEqualByComparingTo("10000");
        assertThat(Returns.of(history).residual()).isEqualByComparingTo("0");
    }

    @Test
    void only_what_was_held_overnight_and_pairs_are_asked_for() {
        var facts = facts(
                List.of(traded(MONDAY, SHARE, "0", "-5", "0", "100"), traded(MONDAY, GERMAN, "1", "100", "0", "100")),
                List.of());
        assertThat(Valuation.needed(facts, "USD")).containsExactlyInAnyOrder(GERMAN, EUROS);
    }

    private static History value(DayFacts facts, int more, Map<Instrument, NavigableMap<LocalDate, Close>> closes) {
        return Valuation.of(facts, "USD", new Closes.Span(MONDAY, MONDAY.plusDays(more)), closes);
    }

    private static DayFacts facts(List<DayFacts.Traded> traded, List<DayFacts.Booked> booked) {
        return new DayFacts("USD", Map.of("USD", new BigDecimal("10000")), traded, booked);
    }

    private static DayFacts.Traded traded(
            LocalDate day, Instrument instrument, String quantity, String paid, String costs, String price) {
        return new DayFacts.Traded(
                day,
                instrument,
                new BigDecimal(quantity),
                new BigDecimal(paid),
                new BigDecimal(costs),
                new BigDecimal(price));
    }

    private static NavigableMap<LocalDate, Close> closes(String... prices) {
        NavigableMap<LocalDate, Close> closes = new TreeMap<>();
        for (int i = 0; i < prices.length; i++) {
            closes.put(MONDAY.plusDays(i), new Close(new BigDecimal(prices[i]), false));
        }
        return closes;
    }

    private static Instrument instrument(String symbol, AssetClass assetClass, String currency, String multiplier) {
        return new Instrument(symbol, assetClass, currency, new BigDecimal(multiplier));
    }
}
