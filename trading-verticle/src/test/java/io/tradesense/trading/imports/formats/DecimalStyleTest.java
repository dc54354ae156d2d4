package io.tradesense.trading.imports.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradesense.trading.executions.domain.Unreadable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalStyleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POINT | $1,362.50   | 1362.5
            POINT | -$18,525.00 | -18525
            POINT | (1,234.50)  | -1234.5
            POINT | +100        | 100
            POINT | .00         | 0
            POINT | 1.2E-7      | 0.00000012
            COMMA | 1.234,56    | 1234.56
            COMMA | 128,55 €    | 128.55
            COMMA | 1.000       | 1000
            """)
    void numbers_as_brokers_write_them(DecimalStyle style, String text, String number) {
        assertThat(style.read(text)).isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POINT | 1.234,56
            POINT | 128,55
            POINT | 1,00,000
            COMMA | 128.55
            POINT | 1e999
            POINT | NaN
            POINT | 0x10
            """)
    void what_is_written_otherwise_is_refused(DecimalStyle style, String text) {
        assertThatThrownBy(() -> style.read(text)).isInstanceOf(Unreadable.class);
    }

    @Test
    void one_number_that_leaves_no_doubt_settles_the_style() {
        assertThat(DecimalStyle.of(List.of("1.000", "128,55"), DecimalStyle.POINT))
                .isEqualTo(DecimalStyle.COMMA);
        assertThat(DecimalStyle.of(List.of("1,000", "128.55"), DecimalStyle.COMMA))
                .isEqualTo(DecimalStyle.POINT);
        assertThat(DecimalStyle.of(List.of("1,000", "100"), DecimalStyle.COMMA)).isEqualTo(DecimalStyle.COMMA);
        assertThat(DecimalStyle.of(List.of("128.55", "128,55"), DecimalStyle.POINT))
                .isEqualTo(DecimalStyle.POINT);
    }
}
