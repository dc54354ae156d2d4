package io.tradesense.trading.executions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FuturesContractsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ES",
                "/ES",
                "ESZ5",
                "/ESZ5",
                "ESZ25",
                "/ESZ25",
                "ESZ2025",
                "ESH26",
                "ES DEC25",
                "ES DEC 25",
                "ES DEC2025",
                "ES 12-25",
                "ES 03-2026"
            })
    void a_contract_is_found_however_its_month_is_written(String symbol) {
        assertThat(FuturesContracts.multiplierOf(symbol)).contains(new BigDecimal("50"));
    }

    @ParameterizedTest
    @CsvSource({
        "MESZ5, 5",
        "NQZ5, 20",
        "MNQZ5, 2",
        "RTYZ5, 50",
        "M2KZ5, 5",
        "YMZ5, 5",
        "MYMZ5, 0.5",
        "CLF26, 1000",
        "MCLF26, 100",
        "QMF6, 500",
        "NGF6, 10000",
        "GCG6, 100",
        "MGCG6, 10",
        "SIH6, 5000",
        "SILH6, 1000",
        "HGH6, 25000",
        "ZBH6, 1000",
        "ZNH6, 1000",
        "ZFH6, 1000",
        "ZTH6, 2000",
        "6EH6, 125000",
        "6JH6, 12500000",
        "6BH6, 62500",
        "6AH6, 100000",
        "6CH6, 100000",
        "6SH6, 125000",
        "ZCH6, 50",
        "ZSH6, 50",
        "ZWH6, 50",
        "LEG6, 400",
        "HEG6, 400",
        "BTCF6, 5",
        "MBTF6, 0.1",
        "ETHF6, 50",
        "METF6, 0.1",
        "SR3H6, 2500",
        "FDAXZ5, 25",
        "FDXMZ5, 5",
        "FDXSZ5, 1",
        "FESXZ5, 10",
        "FSXEZ5, 1",
        "FGBLZ5, 1000",
        "BZ5, 1000",
        "BZZ5, 1000",
        "ZH6, 10",
        "CCH6, 10",
        "KCH6, 375",
        "SBH6, 1120",
        "CTH6, 500",
        "DXH6, 1000"
    })
    void a_point_is_worth_what_the_exchange_says(String symbol, BigDecimal multiplier) {
        assertThat(FuturesContracts.multiplierOf(symbol)).contains(multiplier);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "XYZZ5",
                "AAPL",
                "ESA5",
                "ESZ",
                "ESZ125",
                "ESZ1925",
                "ESZ20255",
                "ES DEZ25",
                "ES 13-25",
                "ES 00-25",
                "esz5",
                "//ES",
                "ES Z5",
                "QZ5",
                "E SZ5"
            })
    void what_is_not_known_is_not_guessed(String symbol) {
        assertThat(FuturesContracts.multiplierOf(symbol)).isEmpty();
    }
}
