package io.tradesense.trading.optionevents.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.domain.Instrument;
import io.tradesense.trading.executions.domain.Side;
import io.tradesense.trading.optionevents.domain.Deliveries.Derived;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Calls at 150 of 100 shares each, assigned on a Friday. */
class DeliveriesTest {
    private static final Instant FRIDAY = Instant.parse("2024-01-19T21:00:00Z");
    private static final UUID ACCOUNT = UUID.randomUUID();

    @Test
    void each_event_finds_an_execution_of_its_own() {
        var one = assigned("1");
        var two = assigned("2");
        var shares = List.of(sold("200", "150", 0), sold("100", "150", 3));
        assertThat(Deliveries.of(List.of(one, two), shares))
                .containsExactlyInAnyOrder(
                        new Deliveries.Stated(List.of(one.event()), List.of(shares.get(1))),
                        new Deliveries.Stated(List.of(two.event()), List.of(shares.get(0))));
    }

    @Test
    void the_shares_of_one_event_may_have_moved_in_several_executions() {
        var event = assigned("3");
        var shares = List.of(sold("100", "150", 0), sold("200", "150", 0));
        assertThat(Deliveries.of(List.of(event), shares))
                .containsExactly(new Deliveries.Stated(List.of(event.event()), shares));
    }

    @Test
    void the_shares_of_several_events_may_have_moved_in_one() {
        var events = List.of(assigned("1"), assigned("2"));
        var shares = List.of(sold("300", "150", 0));
        assertThat(Deliveries.of(events, shares))
                .containsExactly(new Deliveries.Stated(
                        events.stream().map(Derived::event).toList(), shares));
    }

    @Test
    void what_moved_at_another_price_or_time_or_way_or_in_another_number_is_something_else() {
        var bought = new Execution(
                UUID.randomUUID(),
                ACCOUNT,
                new Instrument("AAPL", AssetClass.STOCK, "USD", BigDecimal.ONE),
                Side.BUY,
                new BigDecimal("100"),
                new BigDecimal("150"),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                FRIDAY,
                null,
                "f");
        var shares = List.of(
                bought, sold("100", "149.99", 0), sold("100", "150", 7), sold("100", "150", -3), sold("150", "150", 0));
        assertThat(Deliveries.of(List.of(assigned("1")), shares)).isEmpty();
    }

    private static Derived assigned(String contracts) {
        var event = new OptionEvent(
                UUID.randomUUID(),
                ACCOUNT,
                ACCOUNT,
                OptionEvent.Type.ASSIGNED,
                "AAPL  240119C00150000",
                "AAPL",
                new BigDecimal(contracts),
                BigDecimal.ZERO,
                FRIDAY);
        return new Derived(event, new BigDecimal("100"));
    }

    private static Execution sold(String quantity, String price, int days) {
        return new Execution(
                UUID.randomUUID(),
                ACCOUNT,
                new Instrument("AAPL", AssetClass.STOCK, "USD", BigDecimal.ONE),
                Side.SELL,
                new BigDecimal(quantity),
                new BigDecimal(price),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                FRIDAY.plusSeconds(days * 86_400L),
                null,
                "f");
    }
}
