package io.tradesense.trading.returns.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradesense.trading.cash.domain.CashMovement.Type;
import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.Instrument;
import io.tradesense.trading.prices.domain.Close;
import io.tradesense.trading.prices.domain.Closes;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever happened, the parts add up to the whole to the last digit. */
class ReturnsProperties {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
    private static final int DAYS = 12;
    private static final List<Instrument> INSTRUMENTS = List.of(
            instrument("AAPL", AssetClass.STOCK, "USD", "1"),
            instrument("SAP", AssetClass.STOCK, "EUR", "1"),
            instrument("ESH6", AssetClass.FUTURE, "USD", "50"),
            instrument("USD/JPY", AssetClass.FOREX, "JPY", "1"),
            instrument("BTC/EUR", AssetClass.CRYPTO, "EUR", "1"));

    @Property(tries = 200)
    void the_parts_of_a_result_are_the_result(@ForAll long seed) {
        var history = history(new Random(seed));
        assertThat(Returns.of(history).residual()).isEqualByComparingTo("0");
    }

    @Property(tries = 200)
    void each_day_goes_on_where_the_day_before_ended(@ForAll long seed) {
        var history = history(new Random(seed));
        var before = history.opening();
        for (var day : history.days()) {
            var expected = before.add(day.deposits())
                    .subtract(day.withdrawals())
                    .add(day.parts().sum());
            assertThat(day.value()).isEqualByComparingTo(expected);
            before = day.value();
        }
    }

    /** The value is worked out again from nothing but the quantities held and the money that moved. */
    @Property(tries = 200)
    void the_value_is_what_is_there_whatever_the_way_to_it(@ForAll long seed) {
        var random = new Random(seed);
        var facts = facts(random);
        var closes = closes(random);
        var history = Valuation.of(facts, "USD", new Closes.Span(FIRST, FIRST.plusDays(DAYS)), closes);
        var last = FIRST.plusDays(DAYS);
        var value = new BigDecimal("10000");
        for (var each : facts.booked()) value = value.add(each.effect().multiply(rate(closes, each.currency(), last)));
        for (var each : facts.traded()) {
            var price = close(closes, each.instrument(), last);
            var local = each.quantity()
                    .multiply(each.instrument().multiplier())
                    .multiply(price)
                    .subtract(each.paid())
                    .subtract(each.costs());
            value = value.add(local.multiply(rate(closes, each.instrument().currency(), last)));
        }
        assertThat(history.closing()).isEqualByComparingTo(value);
    }

    @Example
    void ten_million_times_as_much_has_a_rate() {
        the_rate_of_a_period_without_flows_is_its_growth(1, 10_000_000, 1);
        the_rate_of_a_period_without_flows_is_its_growth(10_000_000, 1, 4_000);
    }

    @Property(tries = 100)
    void the_rate_of_a_period_without_flows_is_its_growth(
            @ForAll @IntRange(min = 1, max = 10_000_000) int from,
            @ForAll @IntRange(min = 1, max = 10_000_000) int to,
            @ForAll @IntRange(min = 1, max = 4_000) int days) {
        var outcome = MoneyWeighted.of(List.of(new MoneyWeighted.Flow(0, -from), new MoneyWeighted.Flow(days, to)));
        double growth = (double) to / from - 1;
        assertThat(outcome.over(days)).isCloseTo(growth, within(1e-9 * Math.max(1, Math.abs(growth))));
    }

    private static History history(Random random) {
        var facts = facts(random);
        return Valuation.of(facts, "USD", new Closes.Span(FIRST, FIRST.plusDays(DAYS)), closes(random));
    }

    private static DayFacts facts(Random random) {
        List<DayFacts.Traded> traded = new ArrayList<>();
        List<DayFacts.Booked> booked = new ArrayList<>();
        for (int day = -1; day <= DAYS; day++) {
            for (var instrument : INSTRUMENTS) {
                if (random.nextInt(3) == 0) traded.add(traded(random, FIRST.plusDays(day), instrument));
            }
            for (var type : Type.values()) {
                if (random.nextInt(8) == 0) booked.add(booked(random, FIRST.plusDays(day), type));
            }
        }
        return new DayFacts("USD", Map.of("USD", new BigDecimal("10000")), traded, booked);
    }

    private static DayFacts.Traded traded(Random random, LocalDate day, Instrument instrument) {
        var quantity = decimal(random, 2).subtract(new BigDecimal("500"));
        var price = decimal(random, 4);
        return new DayFacts.Traded(
                day,
                instrument,
                quantity,
                quantity.multiply(price).multiply(instrument.multiplier()),
                decimal(random, 3),
                price);
    }

    private static DayFacts.Booked booked(Random random, LocalDate day, Type type) {
        var amount = decimal(random, 2);
        var effect = type == Type.WITHDRAWAL || type == Type.FEE ? amount.negate() : amount;
        return new DayFacts.Booked(day, random.nextBoolean() ? "USD" : "EUR", type, effect);
    }

    /** Of some days only, but always of the last before the first, so that every price is known. */
    private static Map<Instrument, NavigableMap<LocalDate, Close>> closes(Random random) {
        Map<Instrument, NavigableMap<LocalDate, Close>> closes = new HashMap<>();
        var needed = new ArrayList<>(INSTRUMENTS);
        needed.add(instrument("EUR/USD", AssetClass.FOREX, "USD", "1"));
        needed.add(instrument("JPY/USD", AssetClass.FOREX, "USD", "1"));
        for (var instrument : needed) {
            NavigableMap<LocalDate, Close> days = new TreeMap<>();
            for (int day = -1; day <= DAYS; day++) {
                if (day == -1 || day == DAYS || random.nextBoolean()) {
                    days.put(FIRST.plusDays(day), new Close(decimal(random, 5), random.nextBoolean()));
                }
            }
            closes.put(instrument, days);
        }
        return closes;
    }

    private static BigDecimal close(
            Map<Instrument, NavigableMap<LocalDate, Close>> closes, Instrument instrument, LocalDate day) {
        return closes.getOrDefault(instrument, new TreeMap<>())
                .floorEntry(day)
                .getValue()
                .value();
    }

    private static BigDecimal rate(
            Map<Instrument, NavigableMap<LocalDate, Close>> closes, String currency, LocalDate day) {
        return currency.equals("USD")
                ? BigDecimal.ONE
                : close(closes, instrument(currency + "/USD", AssetClass.FOREX, "USD", "1"), day);
    }

    private static BigDecimal decimal(Random random, int scale) {
        return BigDecimal.valueOf(1 + random.nextInt(999_999), scale + 1);
    }

    private static Instrument instrument(String symbol, AssetClass assetClass, String currency, String multiplier) {
        return new Instrument(symbol, assetClass, currency, new BigDecimal(multiplier));
    }
}
