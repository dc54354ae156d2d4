package io.tradesense.trading;

import static io.tradesense.trading.TestTrading.fill;
import static io.tradesense.trading.TestTrading.items;
import static io.tradesense.trading.TestTrading.openAccount;
import static io.tradesense.trading.TestTrading.record;
import static io.tradesense.trading.TestTrading.rows;
import static io.tradesense.trading.TestTrading.trades;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A covered call at 150 that brought 2.50 is assigned: stated by hand, said by the broker's file, in either order. It is
 * one fact: 100 shares bought at 140 are sold at 152.50, which makes 1,250.
 */
class OptionEventsOfFilesTest extends TraderTest {
    private static final String CALL = "AAPL  240119C00150000";
    private static final String HEADING =
            "\"Date\",\"Action\",\"Symbol\",\"Description\",\"Quantity\",\"Price\",\"Fees & Comm\",\"Amount\"\n";
    private static final String OPENINGS = """
            "01/16/2024","Sell to Open","AAPL 01/19/2024 150.00 C","CALL APPLE INC $150 EXP 01/19/24","1","$2.50","","$250.00"
            "01/12/2024","Buy","AAPL","APPLE INC","100","$140.00","","-$14000.00"
            """;
    private static final String SHARES = """
            "01/22/2024 as of 01/19/2024","Sell","AAPL","APPLE INC","100","$150.00","","$15000.00"
            """;
    private static final String EVENT = """
            "01/22/2024 as of 01/19/2024","Assigned","AAPL 01/19/2024 150.00 C","CALL APPLE INC $150 EXP 01/19/24","1","","",""
            """;

    @BeforeEach
    void openPositions() {
        take(OPENINGS);
    }

    @Test
    void the_brokers_shares_take_the_place_of_those_that_were_derived() {
        state("1", "0");
        assertAssigned(false);
        var job = taken(SHARES);
        assertThat(job.getInteger("imported")).isEqualTo(1);
        assertAssigned(true);
        assertThat(rows(user, job, ""))
                .singleElement()
                .satisfies(row -> assertThat(row.getString("why")).contains("option event"));
    }

    @Test
    void rows_beside_the_shares_stay_simply_added() {
        state("1", "0");
        var buys = """
                "01/17/2024","Buy","MSFT","MICROSOFT","5","$390.00","","-$1950.00"
                """;
        var sells = """
                "01/23/2024","Sell","MSFT","MICROSOFT","5","$395.00","","$1975.00"
                """;
        var job = taken(buys + SHARES + sells);
        assertThat(rows(user, job, ""))
                .extracting(row -> row.getString("why") != null, row -> row.getString("optionEventId") != null)
                .containsExactly(tuple(false, false), tuple(true, true), tuple(false, false));
        assertThat(rows(user, job, ""))
                .allSatisfy(row -> assertThat(row.getString("tradeId")).isNotNull());
        undo(job);
        assertThat(trades(user, "?symbol=MSFT")).isEmpty();
    }

    @Test
    void the_event_and_its_shares_in_a_later_file_are_what_was_stated() {
        state("1", "0");
        var job = taken(EVENT + SHARES);
        assertThat(job.getInteger("duplicates")).isEqualTo(1);
        assertAssigned(true);
        assertThat(taken(EVENT + SHARES).getInteger("duplicates")).isEqualTo(2);
        assertAssigned(true);
    }

    @Test
    void what_is_stated_after_the_file_is_what_the_file_says() {
        take(EVENT + SHARES);
        var id = items(user.get("/trades/option-events").bodyAsJsonObject())
                .get(0)
                .getString("id");
        assertThat(stated("1", "0").getString("id")).isEqualTo(id);
        assertAssigned(true);
        // Stated once more it would be another one, and there is no other contract.
        assertThat(user.post("/trades/option-events", event("1", "0")).statusCode())
                .isEqualTo(422);
    }

    @Test
    void shares_that_a_file_brought_before_are_the_delivery_of_what_is_stated() {
        take(SHARES);
        assertThat(stated("1", "0").getBoolean("deliveryStated")).isTrue();
        assertAssigned(true);
    }

    @Test
    void shares_that_are_recorded_one_by_one_are_the_delivery_as_well() {
        state("1", "0");
        record(user, fill(account, "SELL", "100", "150", "2024-01-19T21:00:00Z"));
        assertAssigned(true);
    }

    @Test
    void an_undone_file_leaves_what_was_stated_as_it_was() {
        state("1", "1.25");
        var before = everything();
        var shares = taken(SHARES);
        assertAssigned(true);
        undo(shares);
        assertThat(everything()).isEqualTo(before);
        var both = taken(EVENT + SHARES);
        assertAssigned(true);
        undo(both);
        assertThat(everything()).isEqualTo(before);
        take(EVENT + SHARES);
        assertAssigned(true);
    }

    @Test
    void an_event_that_both_said_stays_when_the_file_is_undone() {
        var file = taken(EVENT + SHARES);
        state("1", "0");
        undo(file);
        assertAssigned(false);
    }

    @Test
    void a_dry_run_says_what_the_import_then_does() {
        state("1", "0");
        var before = everything();
        var tried = trading.importFile(user, account, "&dryRun=true", Buffer.buffer(HEADING + EVENT + SHARES));
        var said = said(tried);
        assertThat(everything()).isEqualTo(before);
        assertThat(said(taken(EVENT + SHARES))).isEqualTo(said);
    }

    @Test
    void what_the_trader_said_of_the_derived_shares_is_said_of_the_brokers() {
        account = openAccount(user);
        take("""
                "01/16/2024","Sell to Open","AAPL 01/19/2024 160.00 C","CALL APPLE INC $160 EXP 01/19/24","1","$1.00","","$100.00"
                """);
        var other = event("1", "0").put("symbol", "AAPL  240119C00160000");
        assertThat(user.post("/trades/option-events", other).statusCode()).isEqualTo(201);
        var shorted = trade("AAPL", "SHORT");
        assertThat(user.patch("/trades/" + shorted.getString("id"), new JsonObject().put("notes", "unwanted"))
                        .statusCode())
                .isEqualTo(200);
        take("""
                "01/22/2024 as of 01/19/2024","Sell","AAPL","APPLE INC","100","$160.00","","$16000.00"
                """);
        assertThat(trade("AAPL", "SHORT").getString("notes")).isEqualTo("unwanted");
        assertThat(trade("AAPL", "SHORT").getString("openQuantity")).isEqualTo("100");
    }

    @ParameterizedTest
    @CsvSource({"'1,2', '300'", "'3', '100,200'", "'3', '300'", "'1,2', '200,100'"})
    void events_and_shares_may_be_told_in_other_parts(String stated, String moved) {
        account = openAccount(user);
        take("""
                "01/16/2024","Sell to Open","AAPL 01/19/2024 160.00 C","CALL APPLE INC $160 EXP 01/19/24","2","$2.50","","$500.00"
                "01/15/2024","Sell to Open","AAPL 01/19/2024 160.00 C","CALL APPLE INC $160 EXP 01/19/24","1","$1.00","","$100.00"
                """);
        for (var contracts : stated.split(",")) {
            var other = event(contracts, "0").put("symbol", "AAPL  240119C00160000");
            assertThat(user.post("/trades/option-events", other).statusCode()).isEqualTo(201);
        }
        var rows = new StringBuilder();
        for (var shares : moved.split(",")) {
            rows.append("\"01/22/2024 as of 01/19/2024\",\"Sell Short\",\"AAPL\",\"APPLE INC\",\"")
                    .append(shares)
                    .append("\",\"$160.00\",\"\",\"\"\n");
        }
        take(rows.toString());
        // 300 sold at 160, and (1 × 1 + 2 × 2.50) ÷ 3 = 2 more
        assertThat(trade("AAPL", "SHORT").getString("openQuantity")).isEqualTo("300");
        assertThat(trade("AAPL", "SHORT").getString("entryPrice")).isEqualTo("162");
        assertThat(trade("AAPL  240119C00160000", "SHORT").getString("grossPnl"))
                .isEqualTo("0");
    }

    private void assertAssigned(boolean stated) {
        var shares = trades(user, "?symbol=AAPL");
        assertThat(shares).singleElement().satisfies(trade -> {
            assertThat(trade.getString("status")).isEqualTo("CLOSED");
            assertThat(trade.getString("exitPrice")).isEqualTo("152.5");
            assertThat(trade.getString("grossPnl")).isEqualTo("1250");
        });
        assertThat(trade(CALL, "SHORT").getString("grossPnl")).isEqualTo("0");
        assertThat(items(user.get("/trades/option-events").bodyAsJsonObject()))
                .singleElement()
                .satisfies(
                        event -> assertThat(event.getBoolean("deliveryStated")).isEqualTo(stated));
    }

    private void state(String quantity, String fees) {
        assertThat(stated(quantity, fees).getString("type")).isEqualTo("ASSIGNED");
    }

    private void take(String rows) {
        assertThat(taken(rows).getString("status")).isEqualTo("COMPLETED");
    }

    private JsonObject stated(String quantity, String fees) {
        var stated = user.post("/trades/option-events", event(quantity, fees));
        assertThat(stated.statusCode()).as(stated.bodyAsString()).isEqualTo(201);
        return stated.bodyAsJsonObject();
    }

    private JsonObject event(String quantity, String fees) {
        return new JsonObject()
                .put("type", "ASSIGNED")
                .put("accountId", account)
                .put("symbol", CALL)
                .put("quantity", quantity)
                .put("fees", fees)
                .put("at", "2024-01-19T22:00:00Z");
    }

    private JsonObject taken(String rows) {
        return trading.importFile(user, account, Buffer.buffer(HEADING + rows));
    }

    private void undo(JsonObject job) {
        assertThat(trading.undo(user, job.getString("id")).getString("status")).isEqualTo("UNDONE");
    }

    private List<String> said(JsonObject job) {
        return rows(user, job, "?limit=100").stream()
                .map(row -> row.getInteger("line") + " " + row.getString("outcome") + " " + row.getString("why"))
                .toList();
    }

    private List<String> everything() {
        return List.of(
                user.get("/trades?limit=100").bodyAsString(),
                user.get("/portfolio").bodyAsJsonObject().getJsonArray("totals").encode(),
                user.get("/trades/option-events").bodyAsString());
    }

    private JsonObject trade(String symbol, String side) {
        return trades(user, "").stream()
                .filter(each -> each.getString("symbol").equals(symbol)
                        && each.getString("side").equals(side))
                .findFirst()
                .orElseThrow();
    }
}
