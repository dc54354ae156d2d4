package io.tradesense.trading.imports.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The American brokers, by their samples; every value is read off the sample by hand. */
class UsBrokersTest {

    @Test
    void fidelity() {
        check("fidelity.csv", null, """
                4 booked DIVIDEND 12.34 USD by SPAXX at 2024-01-31T17:00:00Z id null
                5 INTEREST
                6 EXPIRED 1 AAPL  240119C00200000 at 2024-01-19T21:00:00Z id null
                7 SELL 1 AAPL  240119C00150000 @ 35.2 USD OPTION x100 fees 0.03 comm 0.65 at 2024-01-19T17:00:01Z id null
                8 BUY 1 AAPL  240119C00150000 @ 35.1 USD OPTION x100 fees 0.03 comm 0.65 at 2024-01-19T17:00:00Z id null
                9 SELL 10 TSLA @ 219 USD STOCK x1 fees 0.02 comm 0 at 2024-01-17T17:00:00Z id null
                10 SELL 40 AAPL @ 184.7 USD STOCK x1 fees 0.07 comm 0 at 2024-01-16T17:00:01Z id null
                11 BUY 100 AAPL @ 185.25 USD STOCK x1 fees 0 comm 0 at 2024-01-15T17:00:00Z id null
                12 BUY 0.1234 VTI @ 240.5 USD STOCK x1 fees 0 comm 0 at 2024-01-12T17:00:00Z id null
                13 takes back BUY 10 MSFT @ 400 at 2024-01-11T17:00:00Z id null
                14 booked DEPOSIT 20000 USD by null at 2024-01-02T17:00:00Z id null
                """);
    }

    @Test
    void etrade_until_2025() {
        check("etrade.csv", null, """
                5 booked DIVIDEND 24 USD by AAPL at 2024-01-31T17:00:00Z id null
                6 EXPIRED 1 AAPL  240119C00200000 at 2024-01-19T21:00:00Z id null
                7 SELL 1 AAPL  240119C00150000 @ 35.2 USD OPTION x100 fees 0 comm 0.65 at 2024-01-19T17:00:01Z id null
                8 BUY 1 AAPL  240119C00150000 @ 35.1 USD OPTION x100 fees 0 comm 0.65 at 2024-01-19T17:00:00Z id null
                9 BUY 10 TSLA @ 215 USD STOCK x1 fees 0 comm 0 at 2024-01-17T17:00:01Z id null
                10 SELL 10 TSLA @ 219 USD STOCK x1 fees 0 comm 0 at 2024-01-17T17:00:00Z id null
                11 SELL 40 AAPL @ 184.7 USD STOCK x1 fees 0 comm 0 at 2024-01-16T17:00:01Z id null
                12 BUY 100 AAPL @ 185.25 USD STOCK x1 fees 0 comm 0 at 2024-01-15T17:00:00Z id null
                13 booked DEPOSIT 20000 USD by null at 2024-01-02T17:00:00Z id null
                """);
    }

    @Test
    void etrade_since_2025() {
        check("etrade-activity.csv", null, """
                8 EXPIRED 1 IWM   240227P00260000 at 2024-02-27T21:00:00Z id null
                9 SELL 1 IWM   240227P00260000 @ 2.13 USD OPTION x100 fees 0 comm 0.51 at 2024-02-18T17:00:00Z id null
                10 BUY 78 UPS @ 115.85 USD STOCK x1 fees 0 comm 0 at 2024-02-17T17:00:00Z id null
                11 booked INTEREST 0.51 USD by null at 2024-02-16T17:00:00Z id null
                12 CORPORATE_ACTION
                """);
    }

    @Test
    void robinhood() {
        check("robinhood.csv", null, """
                2 booked INTEREST 0.51 USD by null at 2024-01-31T17:00:00Z id null
                3 EXPIRED 1 AAPL  240119C00200000 at 2024-01-19T21:00:00Z id null
                4 SELL 1 AAPL  240119C00150000 @ 35.2 USD OPTION x100 fees 0 comm 0 at 2024-01-19T17:00:01Z id null
                5 BUY 1 AAPL  240119C00150000 @ 35.1 USD OPTION x100 fees 0 comm 0 at 2024-01-19T17:00:00Z id null
                6 SELL 40 AAPL @ 184.7 USD STOCK x1 fees 0 comm 0 at 2024-01-16T17:00:01Z id null
                8 BUY 1000.5 AAPL @ 185.25 USD STOCK x1 fees 0 comm 0 at 2024-01-15T17:00:00Z id null
                11 booked DIVIDEND 24 USD by AAPL at 2024-01-12T17:00:00Z id null
                12 CORPORATE_ACTION
                14 booked DEPOSIT 20000 USD by null at 2024-01-02T17:00:00Z id null
                15 booked FEE 5 USD by null at 2024-01-02T17:00:00Z id null
                """);
    }

    @Test
    void webull() {
        check("webull.csv", null, """
                2 BUY 100 AAPL @ 185.25 USD STOCK x1 fees 0 comm 0 at 2024-01-16T14:30:02Z id null
                3 SELL 40 AAPL @ 184.7 USD STOCK x1 fees 0 comm 0 at 2024-01-16T20:45:12Z id null
                4 NOT_FILLED
                5 SELL 10 TSLA @ 219 USD STOCK x1 fees 0 comm 0 at 2024-04-16T13:31:05Z id null
                6 NOT_FILLED
                7 SUMMARY
                8 SELL 2 ASPI  240119C00009000 @ 1.75 USD OPTION x100 fees 0 comm 0 at 2024-01-17T17:00:01Z id null
                9 BUY 2 ASPI  240119C00012500 @ 0.62 USD OPTION x100 fees 0 comm 0 at 2024-01-17T17:00:01Z id null
                """);
    }

    @Test
    void tastytrade() {
        check("tastytrade.csv", null, """
                2 booked INTEREST 0.51 USD by null at 2024-01-22T22:00:00Z id null
                3 EXPIRED 1 SPY   240119C00480000 at 2024-01-19T22:00:00Z id null
                4 BUY 1 MESH24 @ 4790.25 USD FUTURE x5 fees 0.82 comm 0.75 at 2024-01-18T14:31:15Z id null
                5 BUY 2 UAL   240119C00110000 @ 0.62 USD OPTION x100 fees 0.25 comm 0 at 2024-01-17T16:00:00Z id null
                6 SELL 3 IWM @ 208.32333333 USD STOCK x1 fees 0 comm 0 at 2024-01-16T20:46:02Z id null
                7 BUY 0.01 BTC/USD @ 43000 USD CRYPTO x1 fees 0 comm 4.3 at 2024-01-16T15:00:00Z id null
                8 CORPORATE_ACTION
                9 booked DEPOSIT 20000 USD by null at 2024-01-02T15:00:00Z id null
                """);
    }

    @Test
    void tradestation() {
        check("tradestation.csv", null, """
                2 BUY 100 AAPL @ 185.25 USD STOCK x1 fees 0.21 comm 1 at 2024-01-16T14:30:02Z id null
                3 SELL 40 AAPL @ 184.7 USD STOCK x1 fees 0.07 comm 1 at 2024-01-16T20:45:12Z id null
                4 SELL 10 TSLA @ 219 USD STOCK x1 fees 0.02 comm 1 at 2024-01-17T15:00:00Z id null
                5 BUY 10 TSLA @ 215 USD STOCK x1 fees 0 comm 1 at 2024-01-17T16:00:00Z id null
                6 BUY 2 AAPL  240119C00150000 @ 35.1 USD OPTION x100 fees 0 comm 1.4 at 2024-01-17T17:00:00Z id null
                7 BUY 1 ESH24 @ 4790.25 USD FUTURE x50 fees 0 comm 2.25 at 2024-01-18T14:31:15Z id null
                """);
    }

    private static void check(String sample, @Nullable ZoneId zone, String rows) {
        assertThat(Statements.all(sample, zone))
                .containsExactlyElementsOf(rows.lines().toList());
    }
}
