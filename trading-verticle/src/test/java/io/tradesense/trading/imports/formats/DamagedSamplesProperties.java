package io.tradesense.trading.imports.formats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.Fault;
import io.tradesense.trading.executions.domain.Fill;
import io.tradesense.trading.imports.domain.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever becomes of a file on its way: no execution comes out of it that was not in it. */
class DamagedSamplesProperties {

    /** Tables whose rows stand each for itself, one a line, and whose heading is the first line with these words. */
    private static final Set<String> OF_ONE_LINE_A_ROW = Set.of(
            "schwab.csv",
            "fidelity.csv",
            "etrade.csv",
            "etrade-activity.csv",
            "webull.csv",
            "tastytrade.csv",
            "tradestation.csv",
            "tradovate.csv",
            "ninjatrader.csv",
            "tradingview.csv",
            "binance-spot.csv",
            "binance-spot-old.csv",
            "binance-futures.csv",
            "coinbase.csv",
            "coinbase-fills.csv",
            "kraken.csv",
            "generic.csv",
            "european.csv",
            "german.csv");

    @Property(tries = 1_000)
    void a_file_cut_anywhere_holds_no_execution_that_the_whole_does_not(
            @ForAll("samples") String sample, @ForAll Random random) {
        var whole = Statements.file(sample);
        var cut = Arrays.copyOf(whole, 1 + random.nextInt(whole.length - 1));
        assertThat(told(whole)).containsAll(withoutTheLast(told(cut)));
    }

    @Property(tries = 300)
    void the_order_of_the_rows_changes_no_execution(@ForAll("tables") String sample, @ForAll Random random) {
        var whole = Statements.file(sample);
        assertThat(told(shuffled(whole, firstRow(whole), random))).containsExactlyInAnyOrderElementsOf(told(whole));
    }

    @Provide
    Arbitrary<String> samples() {
        return Arbitraries.of(Samples.ALL);
    }

    @Provide
    Arbitrary<String> tables() {
        return Arbitraries.of(OF_ONE_LINE_A_ROW.stream().sorted().toList());
    }

    /** What the executions say, costs apart, which may stand elsewhere in the file. */
    private static List<String> told(byte[] file) {
        try {
            return Statements.fills(Statements.rows(file, Statements.BERLIN)).stream()
                    .map(DamagedSamplesProperties::told)
                    .toList();
        } catch (Fault fault) {
            return List.of();
        }
    }

    private static String told(Fill fill) {
        return String.join(
                " ",
                fill.side().name(),
                fill.quantity().toPlainString(),
                fill.symbol(),
                fill.price().toPlainString(),
                fill.executedAt().toString(),
                String.valueOf(fill.externalId()));
    }

    /** Where the cut goes through the last field of a row that is needed, nobody can tell. */
    private static List<String> withoutTheLast(List<String> told) {
        return told.isEmpty() ? told : told.subList(0, told.size() - 1);
    }

    private static int firstRow(byte[] file) {
        return (int) Statements.rows(file, Statements.BERLIN).stream()
                .mapToLong(Row::line)
                .min()
                .orElseThrow();
    }

    private static byte[] shuffled(byte[] file, int from, Random random) {
        var lines = new ArrayList<>(List.of(new String(file, ISO_8859_1).split("\n", -1)));
        Collections.shuffle(lines.subList(from - 1, lines.size() - 1), random);
        return lines.stream().collect(Collectors.joining("\n")).getBytes(ISO_8859_1);
    }
}
