package io.tradesense.trading.imports.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradesense.trading.executions.domain.Unreadable;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SymbolsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            AAPL 01/19/2024 150.00 C              | AAPL  240119C00150000
            AAPL 1/19/2024 Call $150.00           | AAPL  240119C00150000
            SPXW 1/19/2024 Put $4,800.50          | SPXW  240119P04800500
            AAPL 19JAN24 150 C                    | AAPL  240119C00150000
            COF Mar 21 '25 $210 Call              | COF   250321C00210000
            PUT  IWM    02/27/26   260.000        | IWM   260227P00260000
            CALL AAPL   01/19/24   150.000 CLOSE  | AAPL  240119C00150000
            -AAPL240119C150                       | AAPL  240119C00150000
            -EWY260904C182.5                      | EWY   260904C00182500
            AAPL 240119C150                       | AAPL  240119C00150000
            AAPL240119C00150000                   | AAPL  240119C00150000
            BRK.B 01/19/2024 350.00 P             | BRKB  240119P00350000
            """)
    void options_as_brokers_name_them(String name, String symbol) {
        assertThat(OptionName.symbol(name)).contains(symbol);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAPL", "BRK.B", "Apple CUSIP: 037833100", "/ESH24", "BTC/USD", "CALL OF DUTY 4"})
    void what_names_no_option(String name) {
        assertThat(OptionName.symbol(name)).isEmpty();
    }

    @Test
    void an_option_that_cannot_be_is_said_to_be_none() {
        assertThatThrownBy(() -> OptionName.symbol("AAPL 13/45/2024 150.00 C")).isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> OptionName.symbol("AAPL 01/19/2024 0 C")).isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "/ESH24:XCME, ESH24",
        "ESH4, ESH24",
        "ESH2024, ESH24",
        "ES 03-24, ESH24",
        "ES 03-2024, ESH24",
        "MNQ SEP25, MNQU25",
        "MNQ DEC 24, MNQZ24",
        "CLZ3, CLZ23",
        "CLZ2, CLZ32",
        "6EM4, 6EM24",
        "MES1!, MES1!",
        "AAPL, AAPL"
    })
    void futures_as_brokers_name_them(String name, String symbol) {
        assertThat(FutureName.symbol(name, Instant.parse("2024-01-18T14:31:15Z")))
                .isEqualTo(symbol);
    }

    @ParameterizedTest
    @CsvSource({
        "BTCUSDT, BTC/USDT",
        "BTC-USD, BTC/USD",
        "BTC/EUR, BTC/EUR",
        "XXBTZEUR, BTC/EUR",
        "XETHXXBT, ETH/BTC",
        "XBTUSDC, BTC/USDC",
        "XDGUSD, DOGE/USD",
        "dogebtc, DOGE/BTC"
    })
    void pairs_of_coins_as_exchanges_name_them(String name, String symbol) {
        assertThat(CoinPair.of(name).map(CoinPair::symbol)).contains(symbol);
    }

    @ParameterizedTest
    @CsvSource({
        "EURUSD, EUR/USD, 100000",
        "EURUSD.a, EUR/USD, 100000",
        "eurusd, EUR/USD, 100000",
        "USDJPYm, USD/JPY, 100000",
        "XAUUSD, XAU/USD, 100",
        "XAGUSD.pro, XAG/USD, 5000",
        "US30, US30, 1",
        "GOOGLE, GOOGLE, 1"
    })
    void a_lot_as_metatrader_has_it(String name, String symbol, String units) {
        var instrument = MetaTraderSymbol.of(name);
        assertThat(instrument.symbol()).isEqualTo(symbol);
        assertThat(instrument.units()).isEqualByComparingTo(units);
    }

    @ParameterizedTest
    @CsvSource({
        "BUY, BUY", "Sell, SELL", "SELL_TO_OPEN, SELL", "buy to close, BUY", "BuyToCover, BUY", "SS, SELL", "Kauf, BUY",
        "VERKAUF, SELL", "achat, BUY", "Vente, SELL", "compra, BUY", "Venta, SELL", "acquisto, BUY", "vendita, SELL",
        "koop, BUY", "Verkoop, SELL", "venda, SELL"
    })
    void words_for_buying_and_selling(String word, String side) {
        assertThat(SideWord.of(word)).hasToString(side);
    }
}
