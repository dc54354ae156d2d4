package io.tradesense.trading.executions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Few values, many ties: every pair meets on most of the keys. */
class ExecutionOrderProperties {

    private static final ExecutionOrder ORDER = ExecutionOrder.CANONICAL;

    @Property(tries = 5000)
    void swapping_two_executions_turns_the_answer_round(
            @ForAll("executions") Execution a, @ForAll("executions") Execution b) {
        assertThat(Integer.signum(ORDER.compare(a, b))).isEqualTo(-Integer.signum(ORDER.compare(b, a)));
    }

    @Property(tries = 20000)
    void it_is_transitive(
            @ForAll("executions") Execution a, @ForAll("executions") Execution b, @ForAll("executions") Execution c) {
        if (ORDER.compare(a, b) <= 0 && ORDER.compare(b, c) <= 0)
            assertThat(ORDER.compare(a, c)).isNotPositive();
        if (ORDER.compare(a, b) == 0)
            assertThat(Integer.signum(ORDER.compare(a, c))).isEqualTo(Integer.signum(ORDER.compare(b, c)));
    }

    @Property(tries = 5000)
    void two_fills_of_different_fingerprints_are_never_equal(
            @ForAll("executions") Execution a, @ForAll("executions") Execution b) {
        assertThat(ORDER.compare(a, b) == 0 && !a.fingerprint().equals(b.fingerprint()))
                .isFalse();
    }

    @Property
    void the_order_of_arrival_changes_nothing(@ForAll("tapes") List<Execution> tape, @ForAll Random random) {
        var shuffled = new ArrayList<>(tape);
        Collections.shuffle(shuffled, random);
        assertThat(shuffled.stream().sorted(ORDER))
                .containsExactlyElementsOf(tape.stream().sorted(ORDER).toList());
    }

    @Provide
    Arbitrary<List<Execution>> tapes() {
        return executions().list().ofMaxSize(30).uniqueElements(Execution::fingerprint);
    }

    @Provide
    Arbitrary<Execution> executions() {
        var instrument = new Instrument("ACME", AssetClass.STOCK, "USD", BigDecimal.ONE);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1).map(Tape.OPENING::plusSeconds),
                        Arbitraries.of("9", "10", "010", "9a", "", "-3", "٣").injectNull(0.2),
                        Arbitraries.of(Side.class),
                        Arbitraries.of("1", "1.0", "2").map(BigDecimal::new),
                        Arbitraries.of("-1", "7", "7.00", "10").map(BigDecimal::new),
                        Arbitraries.integers().between(1, 200).map(String::valueOf))
                .as((time, externalId, side, quantity, price, fingerprint) -> Tape.execution(
                        instrument,
                        side,
                        quantity,
                        price,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        time,
                        externalId,
                        fingerprint));
    }
}
