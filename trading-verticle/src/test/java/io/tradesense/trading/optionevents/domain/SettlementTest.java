package io.tradesense.trading.optionevents.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradesense.kit.Fault;
import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.domain.Instrument;
import io.tradesense.trading.executions.domain.OptionSymbol;
import io.tradesense.trading.executions.domain.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By hand: contracts of 100 with a strike of 150, entered at 3. */
class SettlementTest {
    private static final UUID ID = UUID.fromString("6f2c0a52-3d34-4a4e-9a39-0d9e0c7f5a01");
    private static final String CALL = "AAPL  260116C00150000";
    private static final String PUT = "AAPL  260116P00150000";

    @ParameterizedTest
    @CsvSource({
        "EXERCISED, C,  2, SELL, BUY,  200, 153",
        "EXERCISED, P,  2, SELL, SELL, 200, 147",
        "ASSIGNED,  C, -2, BUY,  SELL, 200, 153",
        "ASSIGNED,  P, -2, BUY,  BUY,  200, 147",
    })
    void the_premium_is_rolled_into_the_shares(
            OptionEvent.Type type,
            String right,
            BigDecimal position,
            Side closes,
            Side delivers,
            BigDecimal shares,
            BigDecimal rolled) {
        var settlement = Settlement.of(event(type, right, "2"), option(right), position);

        assertThat(settlement.closing().side()).isEqualTo(closes);
        assertThat(settlement.closing().price()).isZero();
        assertThat(settlement.deliveries()).singleElement().satisfies(delivery -> {
            assertThat(delivery.side()).isEqualTo(delivers);
            assertThat(delivery.quantity()).isEqualByComparingTo(shares);
            assertThat(delivery.price()).isEqualByComparingTo("150");
            assertThat(delivery.instrument().symbol()).isEqualTo("AAPL");
        });
        var contract = OptionSymbol.parse(right.equals("C") ? CALL : PUT).orElseThrow();
        assertThat(Settlement.rolledPrice(contract, new BigDecimal("3"))).isEqualByComparingTo(rolled);
    }

    @ParameterizedTest
    @CsvSource({"2, SELL", "-2, BUY"})
    void an_expired_option_is_closed_at_nothing_and_delivers_nothing(BigDecimal position, Side closes) {
        var settlement = Settlement.of(event(OptionEvent.Type.EXPIRED, "C", "2"), option("C"), position);
        assertThat(settlement.closing().side()).isEqualTo(closes);
        assertThat(settlement.deliveries()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"EXERCISED, -2", "ASSIGNED, 2", "EXPIRED, 0", "EXERCISED, 1"})
    void what_is_not_held_that_way_or_not_so_many_is_refused(OptionEvent.Type type, BigDecimal position) {
        assertThatThrownBy(() -> Settlement.of(event(type, "C", "2"), option("C"), position))
                .isInstanceOf(Fault.class);
    }

    @Property
    void exercise_conserves_cash(
            @ForAll boolean isCall,
            @ForAll boolean isHeld,
            @ForAll @BigRange(min = "0", max = "500") @Scale(4) BigDecimal premium,
            @ForAll @IntRange(min = 1, max = 50) int contracts) {
        String right = isCall ? "C" : "P";
        var type = isHeld ? OptionEvent.Type.EXERCISED : OptionEvent.Type.ASSIGNED;
        var position = BigDecimal.valueOf(isHeld ? contracts : -contracts);
        var settlement = Settlement.of(event(type, right, String.valueOf(contracts)), option(right), position);
        var closing = settlement.closing();
        var delivery = settlement.deliveries().get(0);
        var contract = OptionSymbol.parse(closing.instrument().symbol()).orElseThrow();

        var rolled = cash(closing, premium).add(cash(delivery, Settlement.rolledPrice(contract, premium)));
        assertThat(rolled).isEqualByComparingTo(cash(delivery, contract.strike()));
    }

    /** What an execution brings at that price; negative for a purchase. */
    private static BigDecimal cash(Execution execution, BigDecimal price) {
        return price.multiply(execution.quantity())
                .multiply(execution.instrument().multiplier())
                .multiply(BigDecimal.valueOf(-execution.side().sign()));
    }

    private static OptionEvent event(OptionEvent.Type type, String right, String quantity) {
        return new OptionEvent(
                ID,
                ID,
                ID,
                type,
                right.equals("C") ? CALL : PUT,
                "AAPL",
                new BigDecimal(quantity),
                BigDecimal.ZERO,
                Instant.parse("2026-01-16T21:00:00Z"));
    }

    private static Instrument option(String right) {
        return new Instrument(right.equals("C") ? CALL : PUT, AssetClass.OPTION, "USD", new BigDecimal("100"));
    }
}
