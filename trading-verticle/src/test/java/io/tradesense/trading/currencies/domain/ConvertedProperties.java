package io.tradesense.trading.currencies.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;

class ConvertedProperties {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);

    /** Bought 100 for 1,000 dollars at 0.90 euros, sold for 1,200 at 0.80: 960 euros came back for 900. */
    @Example
    void by_hand() {
        var flows = List.of(flow(0, "-1000"), flow(1, "1200"));
        var rates = Map.of(FIRST, new BigDecimal("0.90"), FIRST.plusDays(1), new BigDecimal("0.80"));
        var converted = Converted.of(flows, FIRST.plusDays(1), rates);
        assertThat(converted.net()).isEqualByComparingTo("60");
        assertThat(converted.pricePart()).isEqualByComparingTo("160"); // 200 × 0.80
        assertThat(converted.currencyPart()).isEqualByComparingTo("-100"); // -1,000 × (0.90 − 0.80)
    }

    @Property
    void the_parts_add_up_to_what_came_of_it(
            @ForAll @Size(min = 2, max = 10)
                    List<@BigRange(min = "-1000000", max = "1000000") @Scale(6) BigDecimal> amounts,
            @ForAll @Size(10) List<@BigRange(min = "0.000001", max = "20000") @Scale(6) BigDecimal> rates) {
        var flows = flows(amounts);
        var converted = Converted.of(flows, last(flows), byDay(rates));
        var cameOfIt = BigDecimal.ZERO;
        for (int day = 0; day < amounts.size(); day++) {
            cameOfIt = cameOfIt.add(amounts.get(day).multiply(rates.get(day)));
        }
        assertThat(converted.pricePart().add(converted.currencyPart())).isEqualByComparingTo(cameOfIt);
        assertThat(converted.net()).isEqualByComparingTo(cameOfIt);
    }

    @Property
    void a_rate_that_never_moves_leaves_no_currency_part(
            @ForAll @Size(min = 2, max = 10) List<@BigRange(min = "-1000", max = "1000") @Scale(2) BigDecimal> amounts,
            @ForAll @BigRange(min = "0.01", max = "200") @Scale(4) BigDecimal rate) {
        var flows = flows(amounts);
        var rates = new HashMap<LocalDate, BigDecimal>();
        flows.forEach(flow -> rates.put(flow.day(), rate));
        assertThat(Converted.of(flows, last(flows), rates).currencyPart()).isZero();
    }

    private static List<Flow> flows(List<BigDecimal> amounts) {
        var flows = new ArrayList<Flow>();
        amounts.forEach(amount -> flows.add(new Flow(FIRST.plusDays(flows.size()), amount)));
        return flows;
    }

    private static Flow flow(int day, String amount) {
        return new Flow(FIRST.plusDays(day), new BigDecimal(amount));
    }

    private static LocalDate last(List<Flow> flows) {
        return flows.get(flows.size() - 1).day();
    }

    private static Map<LocalDate, BigDecimal> byDay(List<BigDecimal> rates) {
        var byDay = new HashMap<LocalDate, BigDecimal>();
        rates.forEach(rate -> byDay.put(FIRST.plusDays(byDay.size()), rate));
        return byDay;
    }
}
