package io.tradesense.trading.imports.formats;

import static io.tradesense.trading.imports.formats.Statements.RULES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.Fault;
import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.Fill;
import io.tradesense.trading.executions.domain.Fingerprints;
import io.tradesense.trading.executions.domain.Side;
import io.tradesense.trading.imports.domain.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class ReadingProperties {

    @Property(tries = 100)
    void what_is_written_in_the_documented_form_is_read_back_equal(@ForAll("fills") List<Fill> fills) {
        assertThat(Statements.fills(Statements.rows(written(fills), null))).isEqualTo(fills);
    }

    @Property(tries = 100)
    void the_same_file_again_adds_nothing(@ForAll("fills") List<Fill> fills) {
        assertThat(fingerprints(fills)).isEqualTo(fingerprints(fills)).hasSizeLessThanOrEqualTo(fills.size());
    }

    @Property(tries = 100)
    void an_overlapping_file_adds_only_what_is_new(@ForAll("fills") List<Fill> fills, @ForAll Random random) {
        var fewer = fills.subList(0, random.nextInt(fills.size()));
        var both = new HashSet<>(fingerprints(fewer));
        both.addAll(fingerprints(fills));
        assertThat(both).isEqualTo(fingerprints(fills));
    }

    @Property(tries = 600)
    void a_damaged_file_gives_rows_or_a_fault_and_nothing_else(@ForAll Random random) {
        var file = Statements.file(Samples.ALL.get(random.nextInt(Samples.ALL.size())))
                .clone();
        damage(file, random);
        assertThat(outcomeOf(file)).isNotNull();
    }

    @Property(tries = 300)
    void any_bytes_give_rows_or_a_fault_and_nothing_else(@ForAll @Size(max = 2000) byte[] bytes) {
        assertThat(outcomeOf(bytes)).isNotNull();
    }

    /** The rows, or the fault; anything else that is thrown fails the property. */
    private static Object outcomeOf(byte[] file) {
        try {
            var rows = Statements.rows(file, Statements.BERLIN);
            for (var fill : Statements.fills(rows)) {
                assertThat(RULES.faults(fill)).isEmpty();
            }
            assertThat(rows).extracting(Row::line).isSorted();
            return rows;
        } catch (Fault fault) {
            return fault;
        }
    }

    private static void damage(byte[] file, Random random) {
        var telling = "\"\"<>&,;\t\n'=-0e9\u0000/(".getBytes(UTF_8);
        for (int i = random.nextInt(8); i >= 0; i--) {
            var place = random.nextInt(file.length);
            switch (random.nextInt(3)) {
                case 0 -> file[place] = (byte) random.nextInt(256);
                case 1 -> file[place] = telling[random.nextInt(telling.length)];
                default -> {
                    var length = Math.min(random.nextInt(200), file.length - place);
                    System.arraycopy(file, random.nextInt(file.length - length + 1), file, place, length);
                }
            }
        }
    }

    private static Set<String> fingerprints(List<Fill> fills) {
        var fingerprints = new Fingerprints();
        return fills.stream().map(fingerprints::next).collect(Collectors.toSet());
    }

    private static byte[] written(List<Fill> fills) {
        var rows = fills.stream().map(ReadingProperties::written).collect(Collectors.joining());
        return ("symbol,side,quantity,price,executedAt,assetClass,fees,commission,currency,multiplier,externalId\n"
                        + rows)
                .getBytes(UTF_8);
    }

    private static String written(Fill fill) {
        return String.join(
                        ",",
                        fill.symbol(),
                        fill.side().name(),
                        fill.quantity().toPlainString(),
                        fill.price().toPlainString(),
                        fill.executedAt().toString(),
                        fill.assetClass().name(),
                        fill.fees().toPlainString(),
                        fill.commission().toPlainString(),
                        Objects.toString(fill.currency(), ""),
                        fill.multiplier() == null ? "" : fill.multiplier().toPlainString(),
                        "\"" + Objects.toString(fill.externalId(), "").replace("\"", "\"\"") + "\"")
                + "\n";
    }

    @Provide
    Arbitrary<List<Fill>> fills() {
        // Few symbols, seconds and sizes, so that equal fills are met.
        var what = Combinators.combine(
                        Arbitraries.of("AAPL", "BRK.B", "BTC/USDT", "AAPL  240119C00150000"),
                        Arbitraries.of(AssetClass.STOCK, AssetClass.OPTION, AssetClass.CRYPTO, AssetClass.FOREX),
                        Arbitraries.of(Side.values()))
                .as(List::of);
        var numbers = Combinators.combine(number("0.0001", "10"), number("-1000000", "1000000"), number("-5", "5"))
                .as(List::of);
        var optional = Combinators.combine(
                        Arbitraries.of("USD", "EUR").injectNull(0.3),
                        Arbitraries.of(BigDecimal.ONE, BigDecimal.TEN).injectNull(0.5),
                        Arbitraries.strings()
                                .withChars("aB1-.:\",\n ")
                                .ofMaxLength(12)
                                .injectNull(0.5))
                .as(Optionals::new);
        var instants = Arbitraries.longs()
                .between(0, 3)
                .map(second -> Instant.parse("2024-01-15T10:30:00.123456Z").plusSeconds(second));
        return Combinators.combine(what, numbers, optional, instants)
                .as(ReadingProperties::fill)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    private record Optionals(String currency, BigDecimal multiplier, String externalId) {}

    private static Fill fill(List<? extends Object> what, List<BigDecimal> numbers, Optionals optional, Instant at) {
        var id = optional.externalId() == null || optional.externalId().contains("\n") ? null : optional.externalId();
        return new Fill(
                (String) what.get(0),
                (AssetClass) what.get(1),
                (Side) what.get(2),
                numbers.get(0),
                numbers.get(1),
                numbers.get(2),
                BigDecimal.ONE,
                optional.currency(),
                optional.multiplier(),
                at,
                id);
    }

    private static Arbitrary<BigDecimal> number(String least, String most) {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal(least), new BigDecimal(most))
                .ofScale(4)
                .map(ReadingProperties::shortest);
    }

    /** The form in which numbers are kept. */
    private static BigDecimal shortest(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
