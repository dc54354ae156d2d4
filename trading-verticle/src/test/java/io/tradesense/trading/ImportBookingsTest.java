package io.tradesense.trading;

import static io.tradesense.trading.TestTrading.fill;
import static io.tradesense.trading.TestTrading.items;
import static io.tradesense.trading.TestTrading.record;
import static io.tradesense.trading.TestTrading.rows;
import static io.tradesense.trading.TestTrading.trades;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a broker's file says beside its trades: dividends, interest and fees reach the ledger, ended options the log. */
class ImportBookingsTest extends TraderTest {
    private static final String HEADING =
            "\"Date\",\"Action\",\"Symbol\",\"Description\",\"Quantity\",\"Price\",\"Fees & Comm\",\"Amount\"\n";

    /**
     * Newest first, as the broker writes it. The covered call brings 250 and is assigned: the shares, bought at 140, are
     * sold at 150 + 2.50. The put that was bought for 100 expires.
     */
    private static final String FILE = HEADING + """
            "01/26/2024","Reinvest Shares","VTI","VANGUARD TOTAL STOCK MARKET ETF","0.125","$240.00","","-$30.00"
            "01/26/2024","Reinvest Dividend","VTI","VANGUARD TOTAL STOCK MARKET ETF","","","","$30.00"
            "01/25/2024","ADR Mgmt Fee","BABA","ADR FEE","","","","-$1.50"
            "01/24/2024","Bank Interest","","BANK INT 121623-011524 SCHWAB BANK","","","","$0.50"
            "01/23/2024","Qualified Dividend","AAPL","APPLE INC","","","","$24.00"
            "01/23/2024","Qualified Dividend","AAPL","APPLE INC","","","","$24.00"
            "01/22/2024 as of 01/19/2024","Expired","AAPL 01/19/2024 130.00 P","PUT APPLE INC $130 EXP 01/19/24","1","","",""
            "01/22/2024 as of 01/19/2024","Assigned","AAPL 01/19/2024 150.00 C","CALL APPLE INC $150 EXP 01/19/24","1","","",""
            "01/22/2024 as of 01/19/2024","Sell","AAPL","APPLE INC","100","$150.00","","$15000.00"
            "01/16/2024","Buy to Open","AAPL 01/19/2024 130.00 P","PUT APPLE INC $130 EXP 01/19/24","1","$1.00","","-$100.00"
            "01/16/2024","Sell to Open","AAPL 01/19/2024 150.00 C","CALL APPLE INC $150 EXP 01/19/24","1","$2.50","","$250.00"
            "01/12/2024","Buy","AAPL","APPLE INC","100","$140.00","","-$14000.00"
            """;

    @Test
    void dividends_interest_and_fees_are_in_the_ledger_and_the_result() {
        var job = importFile("");
        assertThat(job.getInteger("imported")).as(job.encode()).isEqualTo(12);
        assertThat(job.getInteger("rejected")).isZero();
        assertThat(ledger())
                .containsExactly(
                        "DIVIDEND 30 VTI", "FEE 1.5 BABA", "INTEREST 0.5 null", "DIVIDEND 24 AAPL", "DIVIDEND 24 AAPL");
        var total = total();
        assertThat(total.getString("dividends")).isEqualTo("78");
        assertThat(new BigDecimal(total.getString("interest"))).isEqualByComparingTo("0.5");
        assertThat(new BigDecimal(total.getString("otherFees"))).isEqualByComparingTo("1.5");
        // 100 × (152.50 − 140) − 100 of the put
        assertThat(total.getString("realisedPnl")).isEqualTo("1150");
        assertThat(new BigDecimal(total.getString("result"))).isEqualByComparingTo("1227");
        // 10,000 at first, all of the result, less what the reinvested shares cost
        assertThat(new BigDecimal(total.getString("cash"))).isEqualByComparingTo("11197");
    }

    @Test
    void an_assigned_call_sells_the_brokers_own_shares_for_strike_and_premium() {
        take();
        assertThat(trade("AAPL").getString("exitPrice")).isEqualTo("152.5");
        assertThat(trade("AAPL").getString("grossPnl")).isEqualTo("1250");
        assertThat(trade("AAPL  240119C00150000").getString("grossPnl")).isEqualTo("0");
        assertThat(trade("AAPL  240119P00130000").getString("grossPnl")).isEqualTo("-100");
        var events = items(user.get("/trades/option-events").bodyAsJsonObject());
        assertThat(events)
                .extracting(event -> event.getString("type"))
                .containsExactlyInAnyOrder("EXPIRED", "ASSIGNED");
    }

    @Test
    void the_same_file_and_an_overlapping_one_add_nothing_twice() {
        take();
        var before = everything();
        var again = importFile("");
        assertThat(again.getInteger("duplicates")).isEqualTo(12);
        assertThat(again.getInteger("imported")).isZero();
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void a_dry_run_says_the_same_of_every_row_and_changes_nothing() {
        var tried = importFile("&dryRun=true");
        var said = outcomes(tried);
        assertThat(total().getString("cash")).isEqualTo("10000");
        assertThat(trades(user, "")).isEmpty();
        assertThat(outcomes(importFile(""))).isEqualTo(said);
        assertThat(said)
                .containsExactlyInAnyOrderElementsOf(List.of(
                        "2 ADDED",
                        "3 ADDED",
                        "4 ADDED",
                        "5 ADDED",
                        "6 ADDED",
                        "7 ADDED",
                        "8 ADDED",
                        "9 ADDED",
                        "10 ADDED",
                        "11 ADDED",
                        "12 ADDED",
                        "13 ADDED"));
    }

    @Test
    void rows_say_what_was_booked_and_which_option_ended() {
        var job = importFile("");
        var rows = rows(user, job, "?limit=100");
        assertThat(rows).anySatisfy(row -> {
            assertThat(row.getInteger("line")).isEqualTo(4);
            assertThat(row.getJsonObject("booking").getString("type")).isEqualTo("FEE");
            assertThat(user.get("/portfolio/cash/" + row.getString("movementId"))
                            .statusCode())
                    .isEqualTo(200);
        });
        assertThat(rows).anySatisfy(row -> {
            assertThat(row.getInteger("line")).isEqualTo(9);
            assertThat(row.getJsonObject("optionEvent").getString("type")).isEqualTo("ASSIGNED");
            assertThat(row.getString("optionEventId")).isNotNull();
        });
    }

    @Test
    void an_undone_import_leaves_what_was_there_before() {
        record(user, fill(account, "BUY", "10", "100", "2024-01-02T14:30:00Z").put("symbol", "MSFT"));
        var before = everything();
        var job = importFile("");
        assertThat(trading.undo(user, job.getString("id")).getString("status")).isEqualTo("UNDONE");
        assertThat(everything()).isEqualTo(before);
        assertThat(importFile("").getInteger("imported")).isEqualTo(12);
        assertThat(trade("AAPL").getString("exitPrice")).isEqualTo("152.5");
    }

    @Test
    void what_another_file_holds_too_stays_until_that_is_undone_as_well() {
        var first = importFile("");
        var all = everything();
        var second = importFile("");
        undo(first);
        assertThat(everything()).isEqualTo(all);
        undo(second);
        assertThat(ledger()).isEmpty();
        assertThat(items(user.get("/trades/option-events").bodyAsJsonObject())).isEmpty();
    }

    @Test
    void an_option_whose_opening_is_in_no_file_is_rejected_and_taken_once_it_is() {
        var late = HEADING + FILE.lines().skip(7).limit(1).findFirst().orElseThrow() + "\n";
        var job = trading.importFile(user, account, "", Buffer.buffer(late));
        assertThat(job.getInteger("rejected")).isEqualTo(1);
        assertThat(rows(user, job, "?outcome=REJECTED"))
                .singleElement()
                .satisfies(row -> assertThat(row.getString("why")).contains("import first what opened it"));
        assertThat(importFile("").getInteger("imported")).isEqualTo(12);
    }

    private void take() {
        assertThat(importFile("").getString("status")).isEqualTo("COMPLETED");
    }

    private JsonObject importFile(String query) {
        return trading.importFile(user, account, query, Buffer.buffer(FILE));
    }

    private void undo(JsonObject job) {
        assertThat(trading.undo(user, job.getString("id")).getString("status")).isEqualTo("UNDONE");
    }

    private List<String> outcomes(JsonObject job) {
        return rows(user, job, "?limit=100").stream()
                .map(row -> row.getInteger("line") + " " + row.getString("outcome"))
                .toList();
    }

    private List<String> ledger() {
        return items(user.get("/portfolio/cash").bodyAsJsonObject()).stream()
                .map(each -> each.getString("type") + " " + each.getString("amount") + " " + each.getString("symbol"))
                .toList();
    }

    private JsonObject total() {
        return user.get("/portfolio").bodyAsJsonObject().getJsonArray("totals").getJsonObject(0);
    }

    private List<String> everything() {
        return List.of(user.get("/trades?limit=100").bodyAsString(), total().encode(), String.valueOf(ledger().size()));
    }

    private JsonObject trade(String symbol) {
        return trades(user, "").stream()
                .filter(each -> each.getString("symbol").equals(symbol))
                .findFirst()
                .orElseThrow();
    }
}
