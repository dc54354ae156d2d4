package io.tradesense.trading.imports.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What traders' programs write, by its samples; every value is read off the sample by hand. Local times are Berlin's. */
class TradingPlatformsTest {

    @Test
    void tradovate() {
        check("tradovate.csv", null, """
                2 BUY 1 ESH24 @ 4790.25 USD FUTURE x50 fees 0 comm 1.29 at 2024-01-18T14:31:15.732Z id 900000000001
                3 SELL 1 ESH24 @ 4794.75 USD FUTURE x50 fees 0 comm 1.29 at 2024-01-18T15:04:19.743Z id 900000000003
                4 NOT_FILLED
                5 rejected: the multiplier of the future QQZZZ24 is not known: state it with PUT /trades/instruments/QQZZZ24, or in a column multiplier
                """);
    }

    @Test
    void ninjatrader() {
        check("ninjatrader.csv", Statements.BERLIN, """
                2 BUY 1 ESH24 @ 4790.25 null FUTURE x50 fees 0 comm 2.25 at 2024-01-18T08:31:15Z id 151d7340c82841a9b245c942fb975c37
                3 SELL 1 ESH24 @ 4794.75 null FUTURE x50 fees 0 comm 2.25 at 2024-01-18T09:04:19Z id 338c5687ca07414397c6818e045c5123
                4 SELL 2 MESH24 @ 4795 null FUTURE x5 fees 0 comm 1.24 at 2024-01-18T12:00:00Z id 44aa
                5 BUY 2 MESH24 @ 4794 null FUTURE x5 fees 0 comm 1.24 at 2024-01-18T12:05:00Z id 44ab
                6 BUY 10000 EUR/USD @ 1.0885 USD FOREX x1 fees 0 comm 0 at 2024-01-18T12:10:00Z id 44ac
                """);
    }

    @Test
    void ninjatrader_with_german_settings_in_utf_16() {
        check("ninjatrader-german.csv", Statements.BERLIN, """
                2 BUY 1 ESH24 @ 4790.25 null FUTURE x50 fees 0 comm 2.25 at 2024-01-18T14:31:15Z id 151d
                3 SELL 1 ESH24 @ 4794.75 null FUTURE x50 fees 0 comm 2.25 at 2024-01-18T15:04:19Z id 338c
                """);
    }

    @Test
    void tradingview() {
        check("tradingview.csv", Statements.BERLIN, """
                2 SELL 1 MES1! @ 4798.25 null FUTURE x5 fees 0 comm 0 at 2024-01-18T10:00:03Z id 3479008610
                3 NOT_FILLED
                4 BUY 1 MES1! @ 4790.25 null FUTURE x5 fees 0 comm 0.5 at 2024-01-18T08:31:15Z id 3475326112
                5 BUY 0.5 BTC/USDT @ 42000.5 USDT CRYPTO x1 fees 0 comm 0 at 2024-01-18T08:40:00Z id 3475326113
                6 SELL 1000 EUR/USD @ 1.0885 USD FOREX x1 fees 0 comm 0 at 2024-01-18T08:41:00Z id 3475326114
                7 NOT_FILLED
                8 BUY 10 AAPL @ 185.25 null STOCK x1 fees 0 comm 0 at 2024-01-18T08:43:00Z id 3475326116
                """);
    }

    @Test
    void metatrader_4() {
        check("metatrader4.html", Statements.BERLIN, """
                22 booked DEPOSIT 10000 null by null at 2024-01-02T08:00:00Z id 2000000
                23 BUY 50000 EUR/USD @ 1.09312 USD FOREX x1 fees 0 comm 3.5 at 2024-01-15T09:30:00Z id 2000001:open
                23 SELL 50000 EUR/USD @ 1.09501 USD FOREX x1 fees 1.2 comm 0 at 2024-01-15T13:45:30Z id 2000001:close
                24 SELL 10 XAU/USD @ 2045.1 USD FOREX x1 fees 0 comm 0 at 2024-01-16T09:00:00Z id 2000002:open
                24 BUY 10 XAU/USD @ 2040.1 USD FOREX x1 fees 0 comm 0 at 2024-01-16T10:00:00Z id 2000002:close
                25 NOT_FILLED
                28 rejected: the multiplier of the future US30 is not known: state it with PUT /trades/instruments/US30, or in a column multiplier
                29 SELL 1000 USD/JPY @ 148.105 JPY FOREX x1 fees 0.000 comm 10.36735 at 2024-01-18T09:05:00Z id 2000005:open
                """);
    }

    @Test
    void metatrader_5_in_french_and_utf_16() {
        check("metatrader5.html", Statements.BERLIN, """
                24 booked DEPOSIT 10000 null by null at 2024-01-10T08:00:00Z id 400100
                25 BUY 50000 EUR/USD @ 1.09312 USD FOREX x1 fees 0 comm 1.75 at 2024-01-15T09:30:00Z id 400101
                26 SELL 50000 EUR/USD @ 1.09501 USD FOREX x1 fees 1.3 comm 1.75 at 2024-01-15T13:45:30Z id 400102
                27 SELL 20 XAU/USD @ 2045.1 USD FOREX x1 fees 0 comm 0 at 2024-01-16T09:00:00Z id 400103
                28 rejected: the multiplier of the future GER40.CASH is not known: state it with PUT /trades/instruments/GER40.CASH, or in a column multiplier
                29 FIGURE
                """);
    }

    @Test
    void an_investment_statement_in_ofx() {
        check("investments.qfx", null, """
                16 BUY 100 AAPL @ 185.25 null STOCK x1 fees 0.02 comm 1 at 2024-01-15T15:30:00Z id T1
                17 SELL 40 AAPL @ 184.7 null STOCK x1 fees 0 comm 1 at 2024-01-16T17:00:01Z id T2
                18 BUY 2 AAPL  240119C00150000 @ 35.1 null OPTION x100 fees 0 comm 1.41 at 2024-01-17T17:00:00Z id T3
                36 booked DIVIDEND 29.68 null by VTI at 2024-01-26T17:00:00Z id T4:income
                36 BUY 0.1234 VTI @ 240.5 null STOCK x1 fees 0 comm 0 at 2024-01-26T17:00:00Z id T4
                37 booked DIVIDEND 24 null by AAPL at 2024-01-26T17:00:00Z id T5
                38 CORPORATE_ACTION
                39 EXPIRED 2 AAPL  240119C00150000 at 2024-01-19T17:00:01Z id T7
                40 booked INTEREST -3.21 null by null at 2024-01-31T17:00:00Z id T9
                41 booked DEPOSIT 20000 null by null at 2024-01-02T17:00:00Z id T8
                """);
    }

    @Test
    void a_german_bank_table_in_windows_1252() {
        check("german.csv", Statements.BERLIN, """
                4 BUY 1000 SAP @ 128.55 EUR STOCK x1 fees 4.9 comm 0 at 2024-01-15T08:00:01Z id null
                5 SELL 400 SAP @ 1129.05 EUR STOCK x1 fees 4.9 comm 0 at 2024-01-16T16:29:59Z id null
                """);
    }

    private static void check(String sample, @Nullable ZoneId zone, String rows) {
        assertThat(Statements.all(sample, zone))
                .containsExactlyElementsOf(rows.lines().toList());
    }
}
