package io.tradesense.trading;

import static io.tradesense.trading.TestTrading.items;
import static io.tradesense.trading.TestTrading.openAccount;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.testing.ContractClient;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** A broker's own figures beside ours, and a name for every difference. */
class ImportReconciliationTest extends TradingTest {
    @Test
    void a_flex_query_that_agrees_is_matched_figure_by_figure() {
        var found = reconciled(flex(
                trade("AAPL", "BUY", 100, "10", "20260302;103000", "-1", "0"),
                trade("AAPL", "SELL", -40, "12", "20260302;113000", "-1", "78.6"),
                "<OpenPosition symbol=\"AAPL\" assetCategory=\"STK\" position=\"60\" reportDate=\"20260302\"/>",
                "<CashReport><CashReportCurrency currency=\"BASE_SUMMARY\" commissions=\"-99\"/>"
                        + "<CashReportCurrency currency=\"USD\" commissions=\"-2\" netTradesSales=\"480\""
                        + " netTradesPurchases=\"-1000\"/></CashReport>"));
        assertThat(found.getString("status")).as(found.encode()).isEqualTo("MATCHED");
        assertThat(items(found))
                .extracting(item -> item.getString("measure") + " " + item.getString("ours"))
                .containsExactly(
                        "FILL_NET_PNL 0",
                        "FILL_NET_PNL 78.6",
                        "POSITION 60",
                        "PURCHASES -1000",
                        "SALES 480",
                        "COMMISSIONS -2");
    }

    @Test
    void every_difference_has_its_cause() {
        var found = reconciled(flex(
                trade("RND", "BUY", 3, "10", "20260302;100000", "-1", "0"),
                trade("RND", "SELL", -1, "12", "20260302;110000", "0", "1.67"),
                trade("LIFO", "BUY", 10, "100", "20260302;100000", "0", "0"),
                trade("LIFO", "BUY", 10, "110", "20260302;101000", "0", "0"),
                trade("LIFO", "SELL", -10, "120", "20260302;110000", "0", "100"),
                trade("COMM", "BUY", 10, "100", "20260302;100000", "-1", "0"),
                trade("COMM", "SELL", -10, "120", "20260302;110000", "-1", "200"),
                trade("OPEN", "SELL", -10, "120", "20260302;110000", "-1", "50"),
                trade("SPLT", "BUY", 10, "120", "20260302;110000", "-1", "0"),
                "<OpenPosition symbol=\"SPLT\" assetCategory=\"STK\" position=\"100\"/>",
                "<CorporateAction symbol=\"SPLT\" type=\"FS\" quantity=\"90\"/>",
                trade("REJ", "BUY", 0, "120", "20260302;110000", "-1", "0"),
                "<OpenPosition symbol=\"REJ\" assetCategory=\"STK\" position=\"5\"/>"));
        assertThat(found.getString("status")).isEqualTo("DIFFERENT");
        assertThat(items(found))
                .filteredOn(item -> item.getString("cause") != null)
                .extracting(item -> item.getString("symbol") + " " + item.getString("cause"))
                .containsExactly(
                        "RND ROUNDING",
                        "LIFO METHOD",
                        "COMM COMMISSION",
                        "OPEN MISSING_OPENING",
                        "SPLT CORPORATE_ACTION",
                        "REJ EXCLUDED_FILL");
        assertThat(items(found))
                .filteredOn(item -> "METHOD".equals(item.getString("cause")))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.getString("difference")).isEqualTo("100");
                    assertThat(item.getString("detail")).contains("LIFO");
                });
    }

    @Test
    void an_activity_statement_is_held_against_its_own_tables() {
        var found = reconciled("""
                Statement,Header,Field Name,Field Value
                Statement,Data,Title,Activity Statement
                Realized & Unrealized Performance Summary,Header,Asset Category,Symbol,Cost Adj.,Realized Total
                Realized & Unrealized Performance Summary,Data,Stocks,AAPL,0,78.6
                Cash Report,Header,Currency Summary,Currency,Total,Securities,Futures
                Cash Report,Data,Commissions,USD,-2,-2,0
                Cash Report,Data,Trades (Sales),USD,480,480,0
                Open Positions,Header,DataDiscriminator,Asset Category,Currency,Symbol,Quantity,Mult,Cost Price
                Open Positions,Data,Summary,Stocks,USD,AAPL,60,1,10.01
                Trades,Header,DataDiscriminator,Asset Category,Currency,Symbol,Date/Time,Quantity,T. Price,Comm/Fee,Realized P/L
                Trades,Data,Order,Stocks,USD,AAPL,"2026-03-02, 10:30:00",100,10,-1,0
                Trades,Data,Order,Stocks,USD,AAPL,"2026-03-02, 11:30:00",-40,12,-1,78.6
                """);
        assertThat(found.getString("status")).as(found.encode()).isEqualTo("MATCHED");
        assertThat(items(found)).hasSize(6);
    }

    @Test
    void what_a_broker_says_a_fill_moved_is_held_against_price_times_quantity_and_costs() {
        var found = reconciled("""
                "Date","Action","Symbol","Description","Quantity","Price","Fees & Comm","Amount"
                "01/26/2024","Buy","VTI","VANGUARD","0.1234","$240.50","","-$29.68"
                "01/17/2024","Sell Short","TSLA","TESLA INC","10","$219.00","$0.02","$2189.98"
                "01/16/2024","Sell Short","MSFT","MICROSOFT","10","$300.00","$1.00","$3000.00"
                """);
        assertThat(items(found))
                .extracting(item -> item.getString("symbol") + " " + item.getString("cause"))
                .containsExactly("VTI ROUNDING", "TSLA null", "MSFT COMMISSION");
    }

    @Test
    void a_metatrader_statement_states_profits_before_costs() {
        var user = trading.user();
        var job = trading.importFile(
                user, openAccount(user), "&timezone=Europe/Athens", TestTrading.statement("metatrader4.html"));
        var found = user.get(uri(job)).bodyAsJsonObject();
        assertThat(items(found))
                .filteredOn(item -> item.getString("symbol").equals("EUR/USD"))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.getString("theirs")).isEqualTo("94.5");
                    assertThat(item.getString("difference")).isEqualTo("0");
                });
    }

    @Test
    void the_balance_of_a_metatrader_report_is_what_its_deals_and_deposits_made() {
        var user = trading.user();
        var job = trading.importFile(
                user, openAccount(user), "&timezone=Europe/Athens", TestTrading.statement("metatrader5.html"));
        var found = user.get(uri(job)).bodyAsJsonObject();
        assertThat(items(found))
                .filteredOn(item -> item.getString("reference").equals("balance"))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.getString("kind")).isEqualTo("CASH");
                    assertThat(item.getString("theirs")).isEqualTo("10089.7");
                    assertThat(item.getString("difference")).isEqualTo("0");
                });
    }

    @Test
    void deposits_are_held_against_the_brokers_totals() {
        var found = reconciled(flex(
                trade("AAPL", "BUY", 1, "10", "20260302;100000", "-1", "0"),
                "<CashTransaction currency=\"USD\" dateTime=\"20260302\" amount=\"500\" type=\"Deposits/Withdrawals\""
                        + " transactionID=\"1\" levelOfDetail=\"DETAIL\"/>",
                "<CashTransaction currency=\"USD\" dateTime=\"20260303\" amount=\"-200\" type=\"Deposits/Withdrawals\""
                        + " transactionID=\"2\" levelOfDetail=\"DETAIL\"/>",
                "<CashReportCurrency currency=\"USD\" depositWithdrawals=\"310\"/>"));
        assertThat(items(found))
                .filteredOn(item -> item.getString("reference").equals("depositWithdrawals"))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.getString("ours")).isEqualTo("300");
                    assertThat(item.getString("difference")).isEqualTo("-10");
                    assertThat(item.getString("cause")).isEqualTo("UNEXPLAINED");
                });
    }

    @Test
    void a_file_without_figures_states_none_and_a_dry_run_is_not_reconciled() {
        var user = trading.user();
        var account = openAccount(user);
        var file = Buffer.buffer(
                "symbol,side,quantity,price,executedAt,assetClass\n" + "AAPL,BUY,10,100,2026-03-02T14:30:00Z,STOCK\n");
        var tried = trading.importFile(user, account, "&dryRun=true", file);
        assertThat(user.get(uri(tried)).statusCode()).isEqualTo(409);
        assertThat(user.get(uri(trading.importFile(user, account, file)))
                        .bodyAsJsonObject()
                        .getString("status"))
                .isEqualTo("NOT_STATED");
    }

    private static JsonObject reconciled(String file) {
        ContractClient user = trading.user();
        var job = trading.importFile(user, openAccount(user), Buffer.buffer(file));
        assertThat(job.getString("status")).as(job.encode()).isEqualTo("COMPLETED");
        return user.get(uri(job)).bodyAsJsonObject();
    }

    private static String uri(JsonObject job) {
        return "/trades/imports/" + job.getString("id") + "/reconciliation";
    }

    private static String flex(String... elements) {
        return "<FlexQueryResponse><FlexStatements><FlexStatement>\n" + String.join("\n", elements)
                + "\n</FlexStatement></FlexStatements></FlexQueryResponse>";
    }

    private static String trade(
            String symbol, String side, int quantity, String price, String at, String commission, String pnl) {
        return "<Trade assetCategory=\"STK\" currency=\"USD\" multiplier=\"1\" symbol=\"" + symbol + "\" buySell=\""
                + side
                + "\" quantity=\"" + quantity + "\" tradePrice=\"" + price + "\" dateTime=\"" + at
                + "\" ibCommission=\"" + commission + "\" ibCommissionCurrency=\"USD\" fifoPnlRealized=\"" + pnl
                + "\" ibExecID=\"" + symbol + at + "\" levelOfDetail=\"EXECUTION\"/>";
    }
}
