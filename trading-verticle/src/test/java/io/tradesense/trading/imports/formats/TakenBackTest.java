package io.tradesense.trading.imports.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Trades that a broker takes back, as each writes it: the row says what is taken back, or is passed over by its name. */
class TakenBackTest {
    private static final String SCHWAB =
            "\"Date\",\"Action\",\"Symbol\",\"Description\",\"Quantity\",\"Price\",\"Fees & Comm\",\"Amount\"\n";
    private static final String ETRADE =
            "TransactionDate,TransactionType,SecurityType,Symbol,Quantity,Amount,Price,Commission,Description\n";
    private static final String ROBINHOOD = "\"Activity Date\",\"Process Date\",\"Settle Date\",\"Instrument\","
            + "\"Description\",\"Trans Code\",\"Quantity\",\"Price\",\"Amount\"\n";
    private static final String IBKR =
            "Trades,Header,DataDiscriminator,Asset Category,Currency,Symbol,Date/Time,Quantity,"
                    + "T. Price,C. Price,Proceeds,Comm/Fee,Basis,Realized P/L,MTM P/L,Code\n";

    @ParameterizedTest
    @MethodSource("rows")
    void a_row_says_what_it_takes_back(String file, String shown) {
        assertThat(Statements.rows(file.getBytes(UTF_8), Statements.BERLIN).stream()
                        .map(Statements::show)
                        .map(row -> row.replaceFirst("^\\d+ ", "").replaceFirst(" at .* id ", " id ")))
                .containsExactly(shown);
    }

    static Stream<Arguments> rows() {
        return Stream.of(
                Arguments.of(
                        SCHWAB
                                + "\"01/10/2024\",\"Cancel Buy\",\"AAPL\",\"APPLE INC\",\"100\",\"$185.25\",\"\",\"$18525.00\"\n",
                        "takes back BUY 100 AAPL @ 185.25 id null"),
                Arguments.of(
                        SCHWAB
                                + "\"01/10/2024\",\"Cancel Sell\",\"AAPL\",\"APPLE INC\",\"100\",\"\",\"\",\"-$18525.00\"\n",
                        "CANCELLATION"),
                Arguments.of(
                        ETRADE + "01/10/24,Cancelled Bought,EQ,AAPL,-100,18525,185.25,0,APPLE INC\n",
                        "takes back BUY 100 AAPL @ 185.25 id null"),
                Arguments.of(
                        ROBINHOOD
                                + "\"1/10/2024\",\"1/10/2024\",\"1/12/2024\",\"AAPL\",\"Apple\",\"SCXL\",\"40\",\"$184.70\",\"($7,388.00)\"\n",
                        "takes back SELL 40 AAPL @ 184.7 id null"),
                Arguments.of(
                        IBKR
                                + "Trades,Data,Order,Stocks,USD,AAPL,\"2024-01-15, 10:30:00\",-100,185.25,185,18525,1,0,0,0,Ca\n",
                        "takes back BUY 100 AAPL @ 185.25 id null"),
                Arguments.of(
                        "OFXHEADER:100\n<OFX><INVSTMTRS><SELLSTOCK><INVSELL><INVTRAN><FITID>R2<DTTRADE>20240116<REVERSALFITID>T2"
                                + "</INVTRAN><SECID><UNIQUEID>037833100<UNIQUEIDTYPE>CUSIP</SECID><UNITS>-40"
                                + "<UNITPRICE>184.70<TOTAL>7388</INVSELL><SELLTYPE>SELL</SELLSTOCK></INVSTMTRS><SECLIST><STOCKINFO>"
                                + "<SECINFO><SECID><UNIQUEID>037833100</SECID><TICKER>AAPL</SECINFO></STOCKINFO></SECLIST></OFX>",
                        "takes back SELL 40 AAPL @ 184.7 id T2"));
    }
}
