package io.tradesense.trading.executions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExecutionOrderTest {

    private static final Instrument ACME = new Instrument("ACME", AssetClass.STOCK, "USD", BigDecimal.ONE);
    private static final Instant NOW = Tape.OPENING;

    @Test
    void the_earlier_comes_first_whatever_its_number() {
        var early = fill(NOW, "20", Side.SELL, "1", "9", "b");
        var late = fill(NOW.plusNanos(1000), "10", Side.BUY, "1", "8", "a");
        assertOrder(early, late);
    }

    @Test
    void numbers_of_one_instant_are_compared_as_numbers() {
        assertOrder(fill(NOW, "9", Side.SELL, "1", "9", "b"), fill(NOW, "10", Side.BUY, "1", "8", "a"));
        assertOrder(
                fill(NOW, "99999999999999999999", Side.SELL, "1", "9", "b"),
                fill(NOW, "100000000000000000000", Side.BUY, "1", "8", "a"));
    }

    @Test
    void a_numbered_fill_comes_before_one_without_a_number() {
        assertOrder(fill(NOW, "10", Side.SELL, "1", "9", "b"), fill(NOW, "9a", Side.BUY, "1", "8", "a"));
        assertOrder(fill(NOW, "10", Side.SELL, "1", "9", "b"), fill(NOW, null, Side.BUY, "1", "8", "a"));
    }

    @Test
    void names_say_nothing_about_the_order() {
        assertOrder(fill(NOW, "zz", Side.BUY, "1", "9", "b"), fill(NOW, "aa", Side.SELL, "1", "8", "a"));
    }

    @Test
    void unnumbered_fills_stand_by_side_then_price_then_quantity_then_fingerprint() {
        assertOrder(fill(NOW, null, Side.BUY, "2", "9", "b"), fill(NOW, null, Side.SELL, "1", "8", "a"));
        assertOrder(fill(NOW, null, Side.BUY, "2", "8", "b"), fill(NOW, null, Side.BUY, "1", "9", "a"));
        assertOrder(fill(NOW, null, Side.BUY, "1", "8.0", "b"), fill(NOW, null, Side.BUY, "2", "8", "a"));
        assertOrder(fill(NOW, null, Side.BUY, "1", "8", "a"), fill(NOW, null, Side.BUY, "1.0", "8.0", "b"));
    }

    private static void assertOrder(Execution first, Execution second) {
        assertThat(Stream.of(second, first).sorted(ExecutionOrder.CANONICAL)).containsExactly(first, second);
        assertThat(Stream.of(first, second).sorted(ExecutionOrder.CANONICAL)).containsExactly(first, second);
    }

    private static Execution fill(
            Instant time, @Nullable String externalId, Side side, String quantity, String price, String fingerprint) {
        return Tape.execution(
                ACME,
                side,
                new BigDecimal(quantity),
                new BigDecimal(price),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                time,
                externalId,
                fingerprint);
    }
}
