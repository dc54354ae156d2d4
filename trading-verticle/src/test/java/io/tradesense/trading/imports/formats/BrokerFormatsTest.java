package io.tradesense.trading.imports.formats;

import static io.tradesense.trading.imports.formats.Statements.file;
import static io.tradesense.trading.imports.formats.Statements.shown;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokerFormatsTest {

    @ParameterizedTest
    @CsvSource({
        "ibkr-flex.xml,     ibkr-flex",
        "ibkr-activity.csv, ibkr-activity",
        "schwab.csv,        schwab",
        "thinkorswim.csv,   thinkorswim",
        "generic.csv,       generic-csv",
        "european.csv,      generic-csv"
    })
    void a_file_is_recognised_by_its_content(String file, String format) {
        assertThat(Statements.formatOf(file(file))).isEqualTo(format);
    }

    @Test
    void a_flex_query() {
        assertThat(shown(file("ibkr-flex.xml"), null)).containsExactlyElementsOf(rows("""
                9 BUY 100 AAPL @ 185.25 USD STOCK x1 fees 0 comm 1.0005 at 2024-01-15T15:30:00Z id 0000e0c2.65a51201.01.01
                10 SELL 40 AAPL @ 184.7 USD STOCK x1 fees 0.05 comm 1 at 2024-01-16T20:45:10Z id 0000e0c2.65a69e01.01.01
                12 SELL 2 AAPL  240119C00150000 @ 35.1 USD OPTION x100 fees 0 comm 1.4102 at 2024-01-17T16:00:00Z id 0000e0c2.65a7aa01.01.01
                13 ASSIGNED 2 AAPL  240119C00150000 at 2024-01-19T21:20:00Z id 600000004
                14 BUY 1 ESH24 @ 4790.25 USD FUTURE x50 fees 0 comm 2.25 at 2024-01-18T14:31:15Z id 0000e0c2.65a90001.01.01
                15 BUY 20000 EUR.CHF @ 0.9425 CHF FOREX x1 fees 0 comm 1.60000000 at 2024-01-18T09:00:00Z id 0000e0c2.65a90002.01.01
                16 takes back BUY 10 MSFT @ 400 at 2024-01-22T15:00:00Z id 0000e0c2.65ae0001.01.01
                17 rejected: assetClass: "BOND" is a kind of instrument that is not kept
                19 booked DIVIDEND 12.34 USD by AAPL at 2024-01-31T01:20:00Z id 25000000010
                20 booked FEE 1.85 USD by AAPL at 2024-01-31T01:20:00Z id 25000000011
                21 booked INTEREST -3.21 USD by null at 2024-02-05T17:00:00Z id 25000000012
                22 booked DEPOSIT 250000 USD by null at 2024-01-02T17:00:00Z id 25000000013
                """));
    }

    @Test
    void an_activity_statement() {
        assertThat(shown(file("ibkr-activity.csv"), null)).containsExactlyElementsOf(rows("""
                8 BUY 1000 AAPL @ 185.25 USD STOCK x1 fees 0 comm 5 at 2024-01-15T15:30:00Z id null
                9 SELL 400 AAPL @ 184.7 USD STOCK x1 fees 0 comm 2.75 at 2024-01-16T20:45:10Z id null
                14 SELL 2 AAPL  240119C00150000 @ 35.1 USD OPTION x100 fees 0 comm 1.4102 at 2024-01-17T16:00:00Z id null
                15 ASSIGNED 2 AAPL  240119C00150000 at 2024-01-19T21:20:00Z id null
                17 BUY 1 ESH24 @ 4790.25 USD FUTURE x50 fees 0 comm 2.25 at 2024-01-18T14:31:15Z id null
                19 BUY 20000 EUR.USD @ 1.0885 USD FOREX x1 fees 0 comm 2 at 2024-01-18T09:00:00Z id null
                20 BUY 20000 EUR.CHF @ 0.9425 CHF FOREX x1 fees 0 comm 1.60000000 at 2024-01-18T09:00:05Z id null
                21 rejected: commission: "-2 USD" is in another currency than the trade: add Base Currency Exchange Rate to the statement
                23 rejected: assetClass: "Bonds" is a kind of instrument that is not kept
                25 booked DIVIDEND 144 USD by AAPL at 2024-01-30T17:00:00Z id null
                28 booked FEE 21.6 USD by AAPL at 2024-01-30T17:00:00Z id null
                31 booked INTEREST 5.17 USD by null at 2024-01-04T17:00:00Z id null
                34 booked FEE 10 USD by null at 2024-01-03T17:00:00Z id null
                37 booked DEPOSIT 250000 USD by null at 2024-01-02T17:00:00Z id null
                """));
    }

    @Test
    void schwab_transactions() {
        assertThat(shown(file("schwab.csv"), null)).containsExactlyElementsOf(rows("""
                3 booked DIVIDEND 24 USD by AAPL at 2024-01-30T17:00:00Z id null
                4 BUY 0.1234 VTI @ 240.5 USD STOCK x1 fees 0 comm 0 at 2024-01-26T17:00:00Z id null
                5 booked DIVIDEND 29.68 USD by VTI at 2024-01-26T17:00:00Z id null
                6 EXPIRED 2 AAPL  240119C00200000 at 2024-01-19T21:00:00Z id null
                7 SELL 1 AAPL  240119C00150000 @ 35.2 USD OPTION x100 fees 0 comm 0.66 at 2024-01-19T17:00:01Z id null
                8 BUY 1 AAPL  240119C00150000 @ 35.1 USD OPTION x100 fees 0 comm 0.66 at 2024-01-19T17:00:00Z id null
                9 BUY 10 TSLA @ 215 USD STOCK x1 fees 0 comm 0 at 2024-01-17T17:00:01Z id null
                10 SELL 10 TSLA @ 219 USD STOCK x1 fees 0 comm 0.02 at 2024-01-17T17:00:00Z id null
                11 SELL 1000 BRK.B @ 1362.5 USD STOCK x1 fees 0 comm 30.12 at 2024-01-12T17:00:01Z id null
                12 booked INTEREST 0.51 USD by null at 2024-01-16T17:00:00Z id null
                13 BUY 100 AAPL @ 185.25 USD STOCK x1 fees 0 comm 0 at 2024-01-15T17:00:00Z id null
                14 rejected: the action "frobnicate" is not known
                15 booked DEPOSIT 50000 USD by null at 2024-01-10T17:00:00Z id null
                """));
    }

    @Test
    void a_thinkorswim_statement() {
        assertThat(shown(file("thinkorswim.csv"), null)).containsExactlyElementsOf(rows("""
                12 ASSIGNED 2 AAPL  240119C00150000 at 2024-01-19T21:20:00Z id null
                13 booked DIVIDEND 14.4 USD by AAPL at 2024-01-30T05:05:00Z id null
                14 booked INTEREST 0.51 USD by null at 2024-01-31T05:05:00Z id null
                26 BUY 1 ESH24 @ 4790.25 USD FUTURE x50 fees 1.4 comm 2.25 at 2024-01-18T14:31:15Z id null
                27 SELL 1 NFLX  240216P00490000 @ 2.4 USD OPTION x100 fees 0 comm 0 at 2024-01-17T17:00:00Z id null
                28 BUY 1 NFLX  240216P00480000 @ 1.32 USD OPTION x100 fees 0 comm 0 at 2024-01-17T17:00:00Z id null
                29 SELL 2 AAPL  240119C00150000 @ 35.1 USD OPTION x100 fees 0.03 comm 1.3 at 2024-01-17T16:00:00Z id null
                30 SELL 40 AAPL @ 184.7 USD STOCK x1 fees 0.07 comm 0 at 2024-01-16T20:45:10Z id null
                31 BUY 100 AAPL @ 185.25 USD STOCK x1 fees 0 comm 0 at 2024-01-15T15:30:00Z id null
                32 rejected: price is missing
                """));
    }

    @Test
    void a_table_in_the_documented_form() {
        assertThat(shown(file("generic.csv"), null)).containsExactlyElementsOf(rows("""
                2 BUY 100 AAPL @ 185.25 USD STOCK x1 fees 0.02 comm 1 at 2024-01-15T15:30:00Z id E-1
                3 SELL 2 AAPL  240119C00150000 @ 35.1 USD OPTION x100 fees 0 comm 1.41 at 2024-01-17T16:00:00.123456Z id null
                4 BUY 1 ESH4 @ 4790.25 USD FUTURE x50 fees 0 comm 2.25 at 2024-01-18T14:31:15Z id null
                5 rejected: executedAt: "2024-01-18 14:31:15" is a local time: state the time zone of the file
                6 rejected: the multiplier of the future MNQH4 is not known: state it with PUT /trades/instruments/MNQH4, or in a column multiplier
                7 rejected: price: "1e999" is not a number that can be kept; quantity must be more than zero; executedAt must not be before 1970
                8 rejected: quantity is missing; price is missing; executedAt is missing
                """));
    }

    @Test
    void a_pair_in_a_table_without_kinds_is_told_by_what_it_is_paid_in() {
        byte[] table = """
                symbol,side,quantity,price,executedAt
                BTC-USD,BUY,0.5,42000.10,2024-01-15T15:30:00Z
                eth/usdt,SELL,2,2500,2024-01-15T15:31:00Z
                EUR/USD,BUY,20000,1.0875,2024-01-15T15:32:00Z
                BRK-B,BUY,3,364.5,2024-01-15T15:33:00Z
                """.getBytes(StandardCharsets.UTF_8);
        assertThat(shown(table, null)).containsExactlyElementsOf(rows("""
                2 BUY 0.5 BTC-USD @ 42000.1 USD CRYPTO x1 fees 0 comm 0 at 2024-01-15T15:30:00Z id null
                3 SELL 2 ETH/USDT @ 2500 USDT CRYPTO x1 fees 0 comm 0 at 2024-01-15T15:31:00Z id null
                4 BUY 20000 EUR/USD @ 1.0875 USD FOREX x1 fees 0 comm 0 at 2024-01-15T15:32:00Z id null
                5 BUY 3 BRK-B @ 364.5 null STOCK x1 fees 0 comm 0 at 2024-01-15T15:33:00Z id null
                """));
    }

    @Test
    void a_european_table() {
        assertThat(shown(file("european.csv"), Statements.BERLIN)).containsExactlyElementsOf(rows("""
                2 BUY 1000 SAP @ 128.55 null STOCK x1 fees 0 comm 4.9 at 2024-01-15T08:00:01Z id null
                3 SELL 1000 SAP @ 1129.05 null STOCK x1 fees 0 comm 4.9 at 2024-01-16T16:29:59Z id null
                """));
    }

    @Test
    void a_statement_in_another_zone_is_read_in_the_zone_the_caller_states() {
        assertThat(shown(file("thinkorswim.csv"), Statements.BERLIN).get(8)).contains("at 2024-01-15T09:30:00Z");
        assertThat(shown(file("schwab.csv"), Statements.BERLIN).get(10)).contains("at 2024-01-15T17:00:00Z");
    }

    @Test
    void the_executions_of_an_order_take_its_place() {
        assertThat(shown("""
                Trades,Header,DataDiscriminator,Asset Category,Currency,Symbol,Date/Time,Quantity,T. Price,Comm/Fee
                Trades,Data,Order,Stocks,USD,AAPL,"2023-04-15, 09:30:00",100,182.45,-1.00
                Trades,Data,Execution,Stocks,USD,AAPL,"2023-04-15, 09:30:01",60,182.45,-0.60
                Trades,Data,Execution,Stocks,USD,AAPL,"2023-04-15, 09:30:01",40,182.45,-0.40
                """, null))
                .extracting(row -> row.substring(0, 13))
                .containsExactly("3 BUY 60 AAPL", "4 BUY 40 AAPL");
    }

    @Test
    void a_trade_confirmation_is_read_like_an_activity_query() {
        assertThat(shown("""
                <FlexQueryResponse><TradeConfirms><TradeConfirm assetCategory="STK" symbol="AAPL" currency="USD"
                multiplier="1" dateTime="2024-01-15;10:30:00 EST" quantity="100" price="185.25" commission="-1" tax="0"
                buySell="BUY" execID="E.01" levelOfDetail="EXECUTION"/></TradeConfirms></FlexQueryResponse>
                """, null))
                .containsExactly("3 BUY 100 AAPL @ 185.25 USD STOCK x1 fees 0 comm 1 at 2024-01-15T15:30:00Z id E.01");
    }

    private static List<String> rows(String table) {
        return table.lines().toList();
    }
}
