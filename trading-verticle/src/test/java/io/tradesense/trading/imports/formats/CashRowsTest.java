package io.tradesense.trading.imports.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Money that came and went, shares that were moved, and cash that only changed where it lies, as each broker writes it. */
class CashRowsTest {
    private static final String SCHWAB =
            "\"Date\",\"Action\",\"Symbol\",\"Description\",\"Quantity\",\"Price\",\"Fees & Comm\",\"Amount\"\n";
    private static final String FIDELITY = "Run Date,Action,Symbol,Description,Type,Price ($),Quantity,Commission ($),"
            + "Fees ($),Accrued Interest ($),Amount ($),Cash Balance ($),Settlement Date\n";
    private static final String ETRADE =
            "TransactionDate,TransactionType,SecurityType,Symbol,Quantity,Amount,Price,Commission,Description\n";
    private static final String ROBINHOOD = "\"Activity Date\",\"Process Date\",\"Settle Date\",\"Instrument\","
            + "\"Description\",\"Trans Code\",\"Quantity\",\"Price\",\"Amount\"\n";
    private static final String TASTYTRADE =
            "Date,Type,Sub Type,Action,Symbol,Instrument Type,Description,Value,Quantity,"
                    + "Average Price,Commissions,Fees,Multiplier,Root Symbol,Underlying Symbol,Expiration Date,Strike Price,"
                    + "Call or Put,Order #,Total,Currency\n";
    private static final String COINBASE = "ID,Timestamp,Transaction Type,Asset,Quantity Transacted,Price Currency,"
            + "Price at Transaction,Subtotal,Total (inclusive of fees and/or spread),Fees and/or Spread,Notes\n";

    @ParameterizedTest
    @MethodSource("rows")
    void money_is_booked_and_what_is_no_money_is_not(String file, List<String> booked) {
        assertThat(Statements.rows(file.getBytes(UTF_8), Statements.BERLIN).stream()
                        .map(Statements::show)
                        .map(row -> row.replaceFirst("^\\d+ ", "").replaceFirst(" (by|at) .*", "")))
                .containsExactlyElementsOf(booked);
    }

    static Stream<Arguments> rows() {
        return Stream.of(
                Arguments.of(
                        SCHWAB + """
                        "01/10/2024","Wire Funds","","WIRED FUNDS DISBURSED","","","","-$1,500.00"
                        "01/10/2024","MoneyLink Deposit","","Tfr BANK","","","","$50.00"
                        "01/10/2024","Journal","","JOURNAL TO ...123","","","","-$25.00"
                        "01/10/2024","Internal Transfer","AAPL","APPLE INC","100","","","$18525.00"
                        """,
                        List.of(
                                "booked WITHDRAWAL 1500 USD",
                                "booked DEPOSIT 50 USD",
                                "booked WITHDRAWAL 25 USD",
                                "TRANSFER")),
                Arguments.of(
                        FIDELITY + """
                        01/02/2024,"Electronic Funds Transfer Paid (Cash)", ,"No Description",Cash,"",0,"","","",-500,0,""
                        01/02/2024,"CASH CONTRIBUTION CURRENT YEAR (Cash)", ,"No Description",Cash,"",0,"","","",700,0,""
                        01/02/2024,"TRANSFERRED FROM VS X12-345678-1 APPLE INC (AAPL) (Cash)",AAPL,"APPLE INC",Cash,"",10,"","","",1852.5,0,""
                        01/02/2024,"REDEMPTION FROM CORE ACCOUNT FIDELITY GOVERNMENT MONEY MARKET (SPAXX) (Cash)",SPAXX,"FIDELITY GOVERNMENT MONEY MARKET",Cash,1,-100,"","","",100,0,""
                        01/02/2024,"PURCHASE INTO CORE ACCOUNT FIDELITY GOVERNMENT MONEY MARKET (SPAXX) (Cash)",SPAXX,"FIDELITY GOVERNMENT MONEY MARKET",Cash,1,100,"","","",-100,0,""
                        """,
                        List.of("booked WITHDRAWAL 500 USD", "booked DEPOSIT 700 USD", "TRANSFER", "SWEEP", "SWEEP")),
                Arguments.of(ETRADE + """
                        01/02/24,Transfer,CASH,,0,-300,0,0,ACH WITHDRAWL REFID:000000000000
                        01/02/24,Transfer,EQ,AAPL,5,926.25,0,0,TRANSFER OF SECURITIES
                        """, List.of("booked WITHDRAWAL 300 USD", "TRANSFER")),
                Arguments.of(ROBINHOOD + """
                        "1/2/2024","1/2/2024","1/3/2024","","ACH Withdrawal","ACH","","","($250.00)"
                        "1/2/2024","1/2/2024","1/3/2024","AAPL","ACATS transfer","ACATI","5","",""
                        """, List.of("booked WITHDRAWAL 250 USD", "TRANSFER")),
                Arguments.of(TASTYTRADE + """
                        2024-01-02T09:00:00-0600,Money Movement,Withdrawal,,,,Wire Funds Sent,"-2,000.00",0,,--,0.00,,,,,,,,"-2,000.00",USD
                        2024-01-02T09:00:00-0600,Money Movement,Balance Adjustment,,,,Regulatory fee adjustment,-0.01,0,,--,0.00,,,,,,,,-0.01,USD
                        2024-01-02T09:00:00-0600,Money Movement,Mark to Market,,/MESH4,Future,/MESH4 mark to market at 4790.00,12.50,0,,--,0.00,,,,,,,,12.50,USD
                        """, List.of("booked WITHDRAWAL 2000 USD", "booked FEE 0.01 USD", "OTHER")),
                Arguments.of(COINBASE + """
                        c-9,2024-01-17 16:57:02 UTC,Withdrawal,USD,-100,USD,$1.00,-$100.00,-$101.50,$1.50,Withdrawal to bank
                        c-8,2024-01-16 19:26:56 UTC,Receive,ETH,0.1,USD,$2502.65,$250.27,$250.27,$0.00,Received 0.1 ETH
                        """, List.of("booked WITHDRAWAL 101.5 USD", "TRANSFER")),
                Arguments.of(
                        """
                        <FlexQueryResponse><Transfers>
                        <Transfer type="INTERNAL" direction="OUT" currency="USD" date="20240103" cashTransfer="-750" transactionID="7"/>
                        <Transfer type="ACATS" direction="IN" currency="USD" symbol="AAPL" date="20240103" quantity="5" cashTransfer="0"/>
                        </Transfers><Trades><Trade/></Trades></FlexQueryResponse>
                        """,
                        List.of(
                                "booked WITHDRAWAL 750 USD",
                                "TRANSFER",
                                "rejected: symbol is missing; assetClass is missing; side is missing; quantity is missing; price is missing; executedAt is missing")));
    }
}
