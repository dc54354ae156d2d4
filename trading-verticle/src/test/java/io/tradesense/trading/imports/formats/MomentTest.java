package io.tradesense.trading.imports.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.trading.imports.formats.Moment.DateOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            20240115;103000               | MONTH_FIRST | 2024-01-15T15:30:00Z
            20240115 103000               | MONTH_FIRST | 2024-01-15T15:30:00Z
            20240115103000                | MONTH_FIRST | 2024-01-15T15:30:00Z
            2024-01-15;10:30:00           | MONTH_FIRST | 2024-01-15T15:30:00Z
            2024-01-15, 10:30:00          | MONTH_FIRST | 2024-01-15T15:30:00Z
            2024-01-15;10:30:00 EST       | MONTH_FIRST | 2024-01-15T15:30:00Z
            2024-01-15T10:30:00.25+01:00  | MONTH_FIRST | 2024-01-15T09:30:00.250Z
            2024-01-15T10:30Z             | MONTH_FIRST | 2024-01-15T10:30:00Z
            1/5/24 9:30:00                | MONTH_FIRST | 2024-01-05T14:30:00Z
            1/5/24 9:30:00                | DAY_FIRST   | 2024-05-01T13:30:00Z
            01/15/2024 01:30:00 PM        | MONTH_FIRST | 2024-01-15T18:30:00Z
            01/15/2024 12:05 am           | MONTH_FIRST | 2024-01-15T05:05:00Z
            15.01.2024 10:30              | DAY_FIRST   | 2024-01-15T15:30:00Z
            15-Jan-2024 10:30             | MONTH_FIRST | 2024-01-15T15:30:00Z
            01/15/2024                    | MONTH_FIRST | 2024-01-15T17:00:00Z
            1705332600                    | MONTH_FIRST | 2024-01-15T15:30:00Z
            1705332600123                 | MONTH_FIRST | 2024-01-15T15:30:00.123Z
            2024-03-10 02:30:00           | MONTH_FIRST | 2024-03-10T07:30:00Z
            2024-11-03 01:30:00           | MONTH_FIRST | 2024-11-03T05:30:00Z
            """)
    void dates_and_times_as_brokers_write_them(String text, DateOrder order, String instant) {
        assertThat(Moment.read(text, order).in(Moment.NEW_YORK)).hasToString(instant);
    }
}
