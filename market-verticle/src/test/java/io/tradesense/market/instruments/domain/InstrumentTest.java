package io.tradesense.market.instruments.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradesense.kit.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a symbol stands for, by the way it is written. */
class InstrumentTest {

    @ParameterizedTest(name = "{0} is {1}, {2}")
    @CsvSource({
        "aapl,     EQUITY, AAPL",
        "BRK.B,    EQUITY, BRK.B",
        "BRK-B,    EQUITY, BRK-B",
        "ES=F,     EQUITY, ES=F",
        "EURUSD,   FX,     EUR-USD",
        "eur/usd,  FX,     EUR-USD",
        "BTC-USD,  CRYPTO, BTC-USD",
        "btcusdt,  CRYPTO, BTC-USDT",
        "ETH-BTC,  CRYPTO, ETH-BTC",
        "PEPE-USD, CRYPTO, PEPE-USD",
        "APT/USDT, CRYPTO, APT-USDT",
        "1INCH-EUR,CRYPTO, 1INCH-EUR",
        "EUR-USDT, CRYPTO, EUR-USDT",
        "XAU-USD,  EQUITY, XAU-USD",
        "USD-USD,  EQUITY, USD-USD"
    })
    void is_known_by_how_it_is_written(String written, AssetKind kind, String symbol) {
        Instrument instrument = Instrument.parse(written);
        assertThat(instrument.kind()).isEqualTo(kind);
        assertThat(instrument.symbol()).isEqualTo(symbol);
    }

    @Test
    void a_pair_is_priced_in_its_second_half() {
        Instrument pair = Instrument.parse("SOL/EUR");
        assertThat(pair.base()).isEqualTo("SOL");
        assertThat(pair.currency()).isEqualTo("EUR");
    }

    @Test
    void what_no_symbol_looks_like_is_refused() {
        assertThatThrownBy(() -> Instrument.parse("A B"))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("not valid");
    }
}
