package io.tradesense.trading.imports.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The crypto exchanges, by their samples; every value is read off the sample by hand. */
class CryptoExchangesTest {

    @Test
    void binance_spot() {
        check("binance-spot.csv", null, """
                2 BUY 499.5 DOGE/EUR @ 0.31031 EUR CRYPTO x1 fees 0.155155 comm 0 at 2024-01-15T16:36:56Z id null
                3 SELL 200 DOGE/BTC @ 0.00001006 BTC CRYPTO x1 fees 0.00000201 comm 0 at 2024-01-16T16:02:28Z id null
                4 SELL 0.18 SOL/USDT @ 110.03 USDT CRYPTO x1 fees 0 comm 0 at 2024-01-17T13:01:36Z id null
                4 FEE_IN_ANOTHER_CURRENCY
                5 BUY 1000 1INCH/USDT @ 0.5 USDT CRYPTO x1 fees 0.5 comm 0 at 2024-01-18T13:01:36Z id null
                """);
    }

    @Test
    void binance_spot_until_2021() {
        check("binance-spot-old.csv", null, """
                2 BUY 0.5 ETH/USDT @ 1834.98 USDT CRYPTO x1 fees 0.91749 comm 0 at 2021-02-15T20:28:14Z id null
                3 SELL 0.5 ETH/USDT @ 1840 USDT CRYPTO x1 fees 0 comm 0 at 2021-02-16T20:28:14Z id null
                3 FEE_IN_ANOTHER_CURRENCY
                """);
    }

    @Test
    void binance_futures() {
        check("binance-futures.csv", null, """
                2 BUY 0.01 BTCUSDT @ 42800 USDT FUTURE x1 fees 0.1712 comm 0 at 2024-01-15T09:00:00Z id null
                3 SELL 0.01 BTCUSDT @ 43000 USDT FUTURE x1 fees 0.172 comm 0 at 2024-01-15T10:00:00Z id null
                4 SELL 0.2 ETHUSDT @ 2500 USDT FUTURE x1 fees 0 comm 0 at 2024-01-15T11:00:00Z id null
                4 FEE_IN_ANOTHER_CURRENCY
                5 rejected: symbol: "BTCUSD_PERP" settles in its coin, which is not kept
                """);
    }

    @Test
    void coinbase() {
        check("coinbase.csv", null, """
                5 INTEREST
                6 TRANSFER
                7 rejected: a conversion is a sale and a purchase at prices the file does not state: record both
                8 SELL 0.02 BTC/USD @ 43000 USD CRYPTO x1 fees 5 comm 0 at 2024-01-15T17:00:00Z id c-2
                9 BUY 0.1 BTC/USD @ 43000 USD CRYPTO x1 fees 50 comm 0 at 2024-01-15T12:00:00Z id c-1
                10 booked DEPOSIT 5000 USD by null at 2024-01-02T12:00:00Z id c-0
                """);
    }

    @Test
    void coinbase_fills() {
        check("coinbase-fills.csv", null, """
                2 BUY 0.1 BTC/USD @ 42990 USD CRYPTO x1 fees 25.794 comm 0 at 2024-01-15T12:00:00.123Z id BTC-USD:100000001
                3 SELL 1.5 ETH/BTC @ 0.0582 BTC CRYPTO x1 fees 0.0002 comm 0 at 2024-01-15T13:00:00Z id ETH-BTC:100000002
                """);
    }

    @Test
    void kraken() {
        check("kraken.csv", null, """
                2 SELL 0.27267 ETH/USD @ 2534.98 USD CRYPTO x1 fees 1.79715 comm 0 at 2024-01-15T20:28:14.712300Z id TUYXVT-ERWMN-WLLARC
                3 BUY 0.00185 BTC/EUR @ 39054 EUR CRYPTO x1 fees 0.18 comm 0 at 2024-01-16T19:43:31.679800Z id TDNN5P-YWGRO-YF32BH
                4 BUY 353.7735849 POL/EUR @ 0.848 EUR CRYPTO x1 fees 0.75 comm 0 at 2024-01-17T21:46:44Z id TKB791-4PLM2-99881A
                """);
    }

    private static void check(String sample, @Nullable ZoneId zone, String rows) {
        assertThat(Statements.all(sample, zone))
                .containsExactlyElementsOf(rows.lines().toList());
    }
}
