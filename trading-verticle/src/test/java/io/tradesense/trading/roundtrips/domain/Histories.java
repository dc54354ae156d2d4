package io.tradesense.trading.roundtrips.domain;

import static io.tradesense.trading.executions.domain.Tape.OPENING;

import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.domain.Instrument;
import io.tradesense.trading.executions.domain.Side;
import io.tradesense.trading.executions.domain.Tape;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random histories of one instrument: scaling in and out, shorts, reversals, prices around zero, fills of one instant. */
final class Histories {

    private record Fill(
            Side side, BigDecimal quantity, BigDecimal price, BigDecimal fees, BigDecimal commission, int gap) {}

    private static final Arbitrary<String> MULTIPLIERS = Arbitraries.of("1", "100", "50", "0.1", "12500000");

    private Histories() {}

    /** Small quantities that often meet, so positions become flat and turn around time and again. */
    static Arbitrary<List<Execution>> inWholeUnits() {
        return of(Arbitraries.integers().between(1, 6).map(BigDecimal::valueOf), decimals(-20, 200, 2));
    }

    /** Up to four decimals of quantity and of price. */
    static Arbitrary<List<Execution>> inFractions() {
        return of(decimals(0, 10_000, 4).filter(quantity -> quantity.signum() > 0), decimals(-100, 100_000, 4));
    }

    /** A history that ends without a position. */
    static Arbitrary<List<Execution>> flat() {
        return Arbitraries.oneOf(inWholeUnits(), inFractions()).map(Histories::closed);
    }

    /** The same fills so much later, as other fills. */
    static List<Execution> later(List<Execution> history, Duration delay) {
        return history.stream()
                .map(fill -> Tape.execution(
                        fill.instrument(),
                        fill.side(),
                        fill.quantity(),
                        fill.price(),
                        fill.fees(),
                        fill.commission(),
                        fill.executedAt().plus(delay),
                        fill.externalId(),
                        "later " + fill.fingerprint()))
                .toList();
    }

    private static Arbitrary<List<Execution>> of(Arbitrary<BigDecimal> quantities, Arbitrary<BigDecimal> prices) {
        var fills = Combinators.combine(
                        Arbitraries.of(Side.class),
                        quantities,
                        prices,
                        decimals(-1, 5, 3),
                        decimals(0, 10, 2),
                        Arbitraries.integers().between(0, 2))
                .as(Fill::new);
        return Combinators.combine(fills.list().ofMinSize(1).ofMaxSize(40), MULTIPLIERS)
                .as(Histories::history);
    }

    private static Arbitrary<BigDecimal> decimals(int least, int most, int scale) {
        return Arbitraries.bigDecimals()
                .between(BigDecimal.valueOf(least), BigDecimal.valueOf(most))
                .ofScale(scale);
    }

    private static List<Execution> history(List<Fill> fills, String multiplier) {
        var instrument = new Instrument("ANY", AssetClass.STOCK, "USD", new BigDecimal(multiplier));
        var history = new ArrayList<Execution>();
        var time = OPENING;
        for (var fill : fills) {
            time = time.plusSeconds(fill.gap());
            history.add(Tape.execution(
                    instrument,
                    fill.side(),
                    fill.quantity(),
                    fill.price(),
                    fill.fees(),
                    fill.commission(),
                    time,
                    null,
                    "fill " + history.size()));
        }
        return history;
    }

    private static List<Execution> closed(List<Execution> history) {
        var position = history.stream()
                .map(fill ->
                        fill.quantity().multiply(BigDecimal.valueOf(fill.side().sign())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (position.signum() == 0) return history;
        var last = history.get(history.size() - 1);
        var closed = new ArrayList<>(history);
        closed.add(Tape.execution(
                last.instrument(),
                position.signum() > 0 ? Side.SELL : Side.BUY,
                position.abs(),
                last.price(),
                last.fees(),
                last.commission(),
                last.executedAt().plusSeconds(1),
                null,
                "the close"));
        return closed;
    }
}
