package io.tradesense.analytics.readmodel.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;

class MoneyColumnProperties {

    @Property
    void longs_give_what_decimals_give(
            @ForAll @Size(max = 40) List<@BigRange(min = "-99999", max = "99999") @Scale(8) BigDecimal> amounts) {
        MoneyColumn longs = MoneyColumn.of(amounts);
        MoneyColumn decimals = new WideMoney(amounts.toArray(BigDecimal[]::new));
        assertThat(longs).isInstanceOf(LongMoney.class);

        assertSame(longs, decimals);
        assertSame(longs.runningTotal(), decimals.runningTotal());
        assertSame(longs.runningTotal().belowPeak(), decimals.runningTotal().belowPeak());
        int[] groups = IntStream.range(0, amounts.size()).map(row -> row % 3).toArray();
        assertSame(longs.totals(groups, 3), decimals.totals(groups, 3));
        int[] backwards = IntStream.range(0, amounts.size())
                .map(row -> amounts.size() - 1 - row)
                .toArray();
        assertSame(longs.rows(backwards), decimals.rows(backwards));
    }

    private static void assertSame(MoneyColumn left, MoneyColumn right) {
        assertThat(left.size()).isEqualTo(right.size());
        for (int row = 0; row < left.size(); row++) {
            assertThat(left.amount(row)).isEqualTo(right.amount(row));
            assertThat(left.value(row)).isEqualTo(right.value(row));
            assertThat(left.signum(row)).isEqualTo(right.signum(row));
        }
        assertThat(left.sum()).isEqualTo(right.sum());
        assertThat(left.sumOf(1)).isEqualTo(right.sumOf(1));
        assertThat(left.sumOf(-1)).isEqualTo(right.sumOf(-1));
        assertThat(left.largest()).isEqualTo(right.largest());
        assertThat(left.smallest()).isEqualTo(right.smallest());
    }

    @Example
    void what_could_overflow_in_a_sum_is_kept_in_decimals() {
        BigDecimal most = BigDecimal.valueOf(Long.MAX_VALUE / 2);
        assertThat(MoneyColumn.of(List.of(most, most.negate()))).isInstanceOf(LongMoney.class);
        MoneyColumn wide = MoneyColumn.of(List.of(most, most, most));
        assertThat(wide).isInstanceOf(WideMoney.class);
        assertThat(wide.sum()).isEqualTo(most.multiply(new BigDecimal(3)));
    }

    @Example
    void the_smallest_long_is_not_taken_for_its_own_opposite() {
        BigDecimal smallest = BigDecimal.valueOf(Long.MIN_VALUE);
        assertThat(MoneyColumn.of(List.of(smallest)).sum()).isEqualTo(smallest);
    }

    @Example
    void round_thousands_are_written_out() {
        assertThat(MoneyColumn.of(List.of(new BigDecimal("1E+3"))).sum().toString())
                .isEqualTo("1000");
    }
}
