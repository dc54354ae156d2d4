package io.tradesense.trading.returns.domain;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;

import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.Instrument;
import io.tradesense.trading.prices.domain.Close;
import io.tradesense.trading.prices.domain.Closes;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Goes through the days and values each at its close. Every instrument's worth is quantity × multiplier × price, and
 * what was paid for it is out of the cash, futures and currencies included: so the sum is exact without matching a lot,
 * and a day's gain on an instrument is its worth now, less its worth before, less what was paid.
 */
public final class Valuation {
    private final String base;
    private final Closes.Span span;
    private final Marks marks;
    private final Map<LocalDate, List<DayFacts.Traded>> traded;
    private final Map<LocalDate, List<DayFacts.Booked>> booked;
    private final Map<Instrument, BigDecimal> quantities = new HashMap<>();
    private final Map<Instrument, BigDecimal> worths = new HashMap<>();
    /** All that stands in each currency, in that currency. */
    private final Map<String, BigDecimal> locals = new TreeMap<>();

    private final Map<String, BigDecimal> rates = new HashMap<>();
    private final Set<String> unconverted = new TreeSet<>();
    private boolean stale;
    private boolean simulated;

    private Valuation(
            DayFacts facts, String base, Closes.Span span, Map<Instrument, NavigableMap<LocalDate, Close>> closes) {
        this.base = base;
        this.span = span;
        this.marks = new Marks(closes);
        this.traded = facts.traded().stream().collect(Collectors.groupingBy(DayFacts.Traded::day));
        this.booked = facts.booked().stream().collect(Collectors.groupingBy(DayFacts.Booked::day));
        facts.traded().forEach(marks::filled);
        locals.putAll(facts.starting());
    }

    /** @param currency the one everything is told in */
    public static History of(
            DayFacts facts, String currency, Closes.Span span, Map<Instrument, NavigableMap<LocalDate, Close>> closes) {
        return new Valuation(facts, currency, span, closes).history();
    }

    /** Whose closes are needed: what was held at the end of a day, and the pairs that turn every currency into one. */
    public static List<Instrument> needed(DayFacts facts, String currency) {
        Map<Instrument, BigDecimal> held = new HashMap<>();
        Set<Instrument> needed = new HashSet<>();
        facts.traded().stream()
                .sorted(Comparator.comparing(DayFacts.Traded::day))
                .forEach(each -> {
                    var now = held.merge(each.instrument(), each.quantity(), BigDecimal::add);
                    if (now.signum() != 0) needed.add(each.instrument());
                });
        Stream<String> currencies = Stream.of(
                        facts.starting().keySet().stream(),
                        facts.traded().stream().map(each -> each.instrument().currency()),
                        facts.booked().stream().map(DayFacts.Booked::currency))
                .flatMap(each -> each);
        return Stream.concat(
                        needed.stream(),
                        currencies.filter(each -> !each.equals(currency)).map(each -> pair(each, currency)))
                .distinct()
                .toList();
    }

    private History history() {
        var before = span.from().minusDays(1);
        var opening = day(before).value();
        List<History.Day> days = new ArrayList<>();
        for (var day = span.from(); !day.isAfter(span.to()); day = day.plusDays(1)) days.add(day(day));
        return new History(base, opening, List.copyOf(days), new TreeSet<>(unconverted));
    }

    private History.Day day(LocalDate date) {
        stale = false;
        simulated = false;
        Map<String, CurrencyDay> today = new TreeMap<>();
        locals.keySet().forEach(currency -> today.put(currency, new CurrencyDay()));
        booked.getOrDefault(date, List.of())
                .forEach(each -> of(today, each.currency()).book(each));
        trade(date, today);
        return converted(date, today);
    }

    private void trade(LocalDate date, Map<String, CurrencyDay> today) {
        Map<Instrument, BigDecimal> paid = new HashMap<>();
        for (var each : traded.getOrDefault(date, List.of())) {
            quantities.merge(each.instrument(), each.quantity(), BigDecimal::add);
            paid.merge(each.instrument(), each.paid(), BigDecimal::add);
            var day = of(today, each.instrument().currency());
            day.fees = day.fees.subtract(each.costs());
        }
        Set<Instrument> touched = new HashSet<>(quantities.keySet());
        for (var instrument : touched) {
            var worth = worth(instrument, date);
            var day = of(today, instrument.currency());
            day.price = day.price
                    .add(worth)
                    .subtract(worths.getOrDefault(instrument, ZERO))
                    .subtract(paid.getOrDefault(instrument, ZERO));
            worths.put(instrument, worth);
        }
        quantities.values().removeIf(quantity -> quantity.signum() == 0);
        worths.values().removeIf(worth -> worth.signum() == 0);
    }

    private BigDecimal worth(Instrument instrument, LocalDate date) {
        var quantity = quantities.getOrDefault(instrument, ZERO);
        if (quantity.signum() == 0) return ZERO;
        var mark = marks.at(instrument, date);
        note(mark);
        return quantity.multiply(instrument.multiplier()).multiply(mark.price());
    }

    private History.Day converted(LocalDate date, Map<String, CurrencyDay> today) {
        var sums = new Sums();
        today.forEach((currency, day) -> {
            var rate = rate(currency, date);
            var before = locals.getOrDefault(currency, ZERO);
            var after = before.add(day.change());
            sums.add(
                    day, rate, rate.subtract(rates.getOrDefault(currency, rate)).multiply(before));
            sums.value = sums.value.add(after.multiply(rate));
            locals.put(currency, after);
            rates.put(currency, rate);
        });
        var positions = positions(worths.keySet());
        return new History.Day(
                date,
                sums.value.subtract(positions),
                positions,
                sums.deposits,
                sums.withdrawals,
                sums.parts,
                stale,
                simulated);
    }

    private BigDecimal positions(Collection<Instrument> held) {
        return held.stream()
                .filter(instrument -> instrument.assetClass().paidInFull())
                .map(instrument ->
                        worths.getOrDefault(instrument, ZERO).multiply(rates.getOrDefault(instrument.currency(), ZERO)))
                .reduce(ZERO, BigDecimal::add);
    }

    private BigDecimal rate(String currency, LocalDate date) {
        if (currency.equals(base)) return ONE;
        var rate = marks.rate(pair(currency, base), date);
        if (rate == null) {
            unconverted.add(currency);
            return ZERO;
        }
        note(rate);
        return rate.price();
    }

    private void note(Marks.Mark mark) {
        stale |= mark.stale();
        simulated |= mark.simulated();
    }

    private static Instrument pair(String currency, String base) {
        return new Instrument(currency + "/" + base, AssetClass.FOREX, base, ONE);
    }

    private static CurrencyDay of(Map<String, CurrencyDay> today, String currency) {
        return today.computeIfAbsent(currency, first -> new CurrencyDay());
    }

    private static final class Sums {
        private BigDecimal value = ZERO;
        private BigDecimal deposits = ZERO;
        private BigDecimal withdrawals = ZERO;
        private Parts parts = Parts.NONE;

        /** @param byRate what the change of the exchange rate did */
        void add(CurrencyDay day, BigDecimal rate, BigDecimal byRate) {
            deposits = deposits.add(day.deposits.multiply(rate));
            withdrawals = withdrawals.add(day.withdrawals.multiply(rate));
            parts = parts.plus(new Parts(
                    day.price.multiply(rate),
                    byRate,
                    day.dividends.multiply(rate),
                    day.interest.multiply(rate),
                    day.fees.multiply(rate)));
        }
    }
}
