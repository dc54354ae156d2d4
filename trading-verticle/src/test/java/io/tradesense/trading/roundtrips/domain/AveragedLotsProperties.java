package io.tradesense.trading.roundtrips.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.trading.executions.domain.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Amounts so small that every figure told is rounded, and often half-way between two of them. */
class AveragedLotsProperties {

    private static final UUID CLOSING = new UUID(0, 0);

    /** @param quantity entered where positive, else taken */
    private record Step(int quantity, BigDecimal price) {}

    @Property
    void what_is_taken_and_held_is_what_was_entered_to_the_last_digit(@ForAll("steps") List<Step> steps) {
        assertAddsUp(steps);
    }

    /** Half a unit is told as none, and with another unit as two. */
    @Example
    void a_value_half_way_between_two_digits_that_goes_on_to_grow() {
        var price = new BigDecimal("0.00000001");
        assertAddsUp(List.of(enter(price), enter(BigDecimal.ZERO), take(), enter(price), take(), take()));
    }

    @Example
    void an_entry_finer_than_what_was_told_before() {
        var finer = new BigDecimal("0.0000000003");
        assertAddsUp(List.of(
                enter(BigDecimal.ONE), enter(BigDecimal.ONE), enter(BigDecimal.ZERO), take(), enter(finer), take()));
    }

    @Example
    void a_position_before_leaves_no_trace() {
        var lots = new AveragedLots();
        lots.add(UUID.randomUUID(), Side.BUY, new BigDecimal("0.0000000003"), BigDecimal.ONE);
        lots.close(CLOSING, BigDecimal.ONE);
        lots.add(UUID.randomUUID(), Side.BUY, BigDecimal.TEN, BigDecimal.valueOf(3));
        lots.add(UUID.randomUUID(), Side.BUY, BigDecimal.ZERO, BigDecimal.valueOf(4));
        lots.close(CLOSING, BigDecimal.ONE);

        assertThat(lots.heldValue()).isEqualTo(new BigDecimal("25.71428571"));
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        var prices = Arbitraries.bigDecimals()
                .between(BigDecimal.valueOf(-3, 8), BigDecimal.valueOf(3, 8))
                .ofScale(10);
        var coarse = prices.map(price -> price.movePointRight(2).setScale(8));
        return Combinators.combine(Arbitraries.integers().between(-4, 4), Arbitraries.oneOf(prices, coarse))
                .as(Step::new)
                .list()
                .ofMaxSize(30);
    }

    private static void assertAddsUp(List<Step> steps) {
        var lots = new AveragedLots();
        int held = 0;
        var entered = BigDecimal.ZERO;
        var taken = BigDecimal.ZERO;
        for (var step : steps) {
            int quantity = Math.max(step.quantity(), -held);
            held += quantity;
            if (quantity > 0) {
                entered = entered.add(step.price().multiply(BigDecimal.valueOf(quantity)));
                lots.add(UUID.randomUUID(), Side.BUY, step.price(), BigDecimal.valueOf(quantity));
            } else {
                taken = taken.add(value(lots.take(CLOSING, BigDecimal.valueOf(-quantity))));
            }
            assertThat(taken.add(lots.heldValue())).isEqualByComparingTo(entered);
            assertThat(value(lots.held())).isEqualByComparingTo(lots.heldValue());
            if (held == 0) assertThat(lots.heldValue()).isZero();
        }
    }

    private static BigDecimal value(List<OpenLots.Part> parts) {
        return parts.stream().map(OpenLots.Part::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Step enter(BigDecimal price) {
        return new Step(1, price);
    }

    private static Step take() {
        return new Step(-1, BigDecimal.ZERO);
    }
}
