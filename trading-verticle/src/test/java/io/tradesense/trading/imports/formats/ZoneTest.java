package io.tradesense.trading.imports.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradesense.kit.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ninjatrader.csv",
                "tradingview.csv",
                "metatrader4.html",
                "metatrader5.html",
                "european.csv",
                "german.csv"
            })
    void a_file_of_local_times_is_refused_until_their_zone_is_stated(String sample) {
        assertThatThrownBy(() -> Statements.rows(Statements.file(sample), null))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("import it again with timezone=");
        assertThat(Statements.shown(Statements.file(sample), Statements.BERLIN)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tastytrade.csv", "tradovate.csv", "binance-spot.csv", "coinbase.csv", "kraken.csv", "schwab.csv"
            })
    void a_zone_that_is_stated_moves_no_instant_of_a_file_that_knows_better(String sample) {
        assertThat(Statements.shown(Statements.file(sample), Statements.BERLIN))
                .isEqualTo(Statements.shown(Statements.file(sample), null));
    }

    @Test
    void a_row_of_local_time_among_instants_is_rejected_alone() {
        assertThat(Statements.shown("""
                symbol,side,quantity,price,executedAt
                AAPL,BUY,1,10,2024-01-15T15:30:00Z
                AAPL,BUY,1,10,2024-01-15 15:30:00
                """, null))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("2 BUY"),
                        second -> assertThat(second).contains("state the time zone"));
    }
}
