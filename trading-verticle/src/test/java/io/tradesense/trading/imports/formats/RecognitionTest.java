package io.tradesense.trading.imports.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.trading.imports.domain.Head;
import io.tradesense.trading.imports.domain.StatementFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecognitionTest {

    private static final List<StatementFormat> FORMATS = BrokerFormats.all().all();

    static Stream<String> samples() {
        return Samples.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_file_is_recognised_as_what_it_is_and_as_nothing_else(String sample) {
        var head = Head.of(Statements.file(sample));
        assertThat(FORMATS.stream().filter(format -> format.recognises(head)).map(StatementFormat::name))
                .containsExactly(Samples.FORMATS.get(sample));
    }

    @Test
    void every_format_has_a_sample_and_a_name_of_its_own() {
        assertThat(FORMATS.stream().map(StatementFormat::name))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        Samples.FORMATS.values().stream().distinct().toList());
    }
}
