package io.tradesense.trading.imports.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.domain.Instrument;
import io.tradesense.trading.executions.domain.Side;
import io.tradesense.trading.imports.domain.ImportQueue.Entry;
import io.tradesense.trading.imports.domain.OptionEnds.Outcome;
import io.tradesense.trading.optionevents.domain.OptionEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Worked by hand: contracts of 100 shares, calls at 150 that were sold. */
class OptionEndsTest {
    private static final String CALL = "AAPL  240119C00150000";
    private static final Instant FRIDAY = Instant.parse("2024-01-19T21:00:00Z");
    private static final UUID ACCOUNT = UUID.randomUUID();
    private final List<Execution> options = new ArrayList<>(List.of(option(Side.SELL, "3", "2024-01-10T15:00:00Z")));
    private final List<Execution> shares = new ArrayList<>();
    private int number;

    @Test
    void the_brokers_own_shares_are_the_delivery_and_no_others_are_made() {
        var own = share(Side.SELL, "200", "150", "2024-01-22T17:00:01Z");
        shares.addAll(List.of(
                share(Side.SELL, "200", "149.99", "2024-01-22T17:00:01Z"),
                share(Side.BUY, "200", "150", "2024-01-22T17:00:01Z"),
                share(Side.SELL, "200", "150", "2024-01-29T17:00:01Z"),
                own));
        assertThat(settle(ended(OptionEvent.Type.ASSIGNED, "2")))
                .singleElement()
                .isInstanceOfSatisfying(Outcome.Settled.class, settled -> {
                    assertThat(settled.stated()).isTrue();
                    assertThat(settled.settlement().deliveries()).containsExactly(own);
                    assertThat(settled.settlement().closing().side()).isEqualTo(Side.BUY);
                });
    }

    @Test
    void two_rows_whose_shares_moved_in_one_are_one_event() {
        shares.add(share(Side.SELL, "300", "150", "2024-01-19T17:00:01Z"));
        var rows = List.of(ended(OptionEvent.Type.ASSIGNED, "1"), ended(OptionEvent.Type.ASSIGNED, "2"));
        assertThat(settle(rows.toArray(Entry.Ended[]::new)))
                .singleElement()
                .isInstanceOfSatisfying(Outcome.Settled.class, settled -> {
                    assertThat(settled.event().quantity()).isEqualByComparingTo("3");
                    assertThat(settled.rows()).isEqualTo(rows);
                });
    }

    @Test
    void each_row_finds_shares_of_its_own() {
        shares.add(share(Side.SELL, "100", "150", "2024-01-19T17:00:01Z"));
        shares.add(share(Side.SELL, "100", "150", "2024-01-19T17:00:01Z"));
        var deliveries = settle(ended(OptionEvent.Type.ASSIGNED, "1"), ended(OptionEvent.Type.ASSIGNED, "1")).stream()
                .map(each -> ((Outcome.Settled) each).settlement().deliveries().get(0))
                .toList();
        assertThat(deliveries).containsExactlyElementsOf(shares);
    }

    @Test
    void where_the_file_has_no_shares_they_are_moved_at_the_strike() {
        assertThat(settle(ended(OptionEvent.Type.ASSIGNED, "1")))
                .singleElement()
                .isInstanceOfSatisfying(Outcome.Settled.class, settled -> {
                    assertThat(settled.stated()).isFalse();
                    var delivery = settled.settlement().deliveries().get(0);
                    assertThat(delivery.side()).isEqualTo(Side.SELL);
                    assertThat(delivery.quantity()).isEqualByComparingTo("100");
                    assertThat(delivery.price()).isEqualByComparingTo("150");
                });
    }

    @Test
    void shares_that_do_not_fit_are_no_guess() {
        shares.add(share(Side.SELL, "150", "150", "2024-01-19T17:00:01Z"));
        assertThat(settle(ended(OptionEvent.Type.ASSIGNED, "1")))
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused ->
                                assertThat(refused.why()).contains("150 shares").contains("by hand"));
    }

    @Test
    void no_more_contracts_end_than_were_open() {
        var outcomes = settle(
                ended(OptionEvent.Type.EXPIRED, "2"),
                ended(OptionEvent.Type.EXPIRED, "2"),
                ended(OptionEvent.Type.EXPIRED, "1"),
                ended(OptionEvent.Type.EXPIRED, "1"));
        assertThat(outcomes)
                .extracting(each -> each.getClass().getSimpleName())
                .containsExactly("Settled", "Refused", "Settled", "Refused");
        assertThat(((Outcome.Refused) outcomes.get(1)).why()).contains("only 1 of " + CALL);
        assertThat(((Outcome.Refused) outcomes.get(3)).why()).contains("import first what opened it");
    }

    @Test
    void what_is_known_is_known_by_its_row_or_as_it_was_recorded_by_hand() {
        var row = ended(OptionEvent.Type.EXPIRED, "1");
        var again = ended(OptionEvent.Type.EXPIRED, "2");
        var event = UUID.randomUUID();
        var byHand = new OptionEvent(
                UUID.randomUUID(),
                ACCOUNT,
                ACCOUNT,
                OptionEvent.Type.EXPIRED,
                CALL,
                "AAPL",
                new BigDecimal("2.0"),
                BigDecimal.ZERO,
                FRIDAY.plusSeconds(3600));
        var known = new OptionEnds.Known(Map.of(row.id(), event), List.of(byHand), Map.of(CALL, options), shares);
        assertThat(OptionEnds.settle(ACCOUNT, ACCOUNT, List.of(row, again), known))
                .satisfiesExactly(
                        first -> assertThat(((Outcome.Duplicate) first).event()).isEqualTo(event),
                        second -> assertThat(((Outcome.Stated) second).events()).containsExactly(byHand.id()));
    }

    @Test
    void rows_that_together_are_what_was_stated_are_it_and_so_is_one_row_of_two_statements() {
        var rows = List.of(ended(OptionEvent.Type.EXPIRED, "1"), ended(OptionEvent.Type.EXPIRED, "2"));
        assertThat(settle(rows, List.of(stated("3"))))
                .allSatisfy(each -> assertThat(each).isInstanceOf(Outcome.Stated.class))
                .hasSize(2);
        assertThat(settle(List.of(ended(OptionEvent.Type.EXPIRED, "3")), List.of(stated("1"), stated("2"))))
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Stated.class, each -> assertThat(each.events()).hasSize(2));
    }

    private List<Outcome> settle(List<Entry.Ended> rows, List<OptionEvent> byHand) {
        var known = new OptionEnds.Known(Map.of(), byHand, Map.of(CALL, options), shares);
        return OptionEnds.settle(ACCOUNT, ACCOUNT, rows, known);
    }

    private static OptionEvent stated(String quantity) {
        return new OptionEvent(
                UUID.randomUUID(),
                ACCOUNT,
                ACCOUNT,
                OptionEvent.Type.EXPIRED,
                CALL,
                "AAPL",
                new BigDecimal(quantity),
                BigDecimal.ZERO,
                FRIDAY);
    }

    private List<Outcome> settle(Entry.Ended... rows) {
        var known = new OptionEnds.Known(Map.of(), List.of(), Map.of(CALL, options), shares);
        return OptionEnds.settle(ACCOUNT, ACCOUNT, List.of(rows), known);
    }

    private Entry.Ended ended(OptionEvent.Type type, String quantity) {
        var end = new OptionEnd(type, CALL, new BigDecimal(quantity), BigDecimal.ZERO, FRIDAY, null);
        return new Entry.Ended(++number, number, UUID.randomUUID(), end, "raw");
    }

    private static Execution option(Side side, String quantity, String at) {
        return execution(
                new Instrument(CALL, AssetClass.OPTION, "USD", new BigDecimal("100")), side, quantity, "2", at);
    }

    private static Execution share(Side side, String quantity, String price, String at) {
        return execution(new Instrument("AAPL", AssetClass.STOCK, "USD", BigDecimal.ONE), side, quantity, price, at);
    }

    private static Execution execution(Instrument instrument, Side side, String quantity, String price, String at) {
        return new Execution(
                UUID.randomUUID(),
                ACCOUNT,
                instrument,
                side,
                new BigDecimal(quantity),
                new BigDecimal(price),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                Instant.parse(at),
                null,
                "f");
    }
}
