package io.tradesense.trading;

import static io.tradesense.trading.TestTrading.rows;
import static io.tradesense.trading.TestTrading.trades;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A broker takes trades back: 10 MSFT at 400 were bought twice on the 11th, and once of that is cancelled on the 12th. */
class CancellationsTest extends TraderTest {
    private static final String HEADING = "Run Date,Action,Symbol,Description,Type,Price ($),Quantity,Commission ($),"
            + "Fees ($),Accrued Interest ($),Amount ($),Cash Balance ($),Settlement Date\n";
    private static final String BOUGHT =
            "01/11/2024,YOU BOUGHT MICROSOFT CORP (MSFT) (Cash),MSFT,MICROSOFT CORP,Cash,400,10,,,,-4000,0,01/16/2024\n";
    private static final String CANCELLED =
            "01/12/2024,YOU BOUGHT CANCELLED TRADE MICROSOFT CORP (MSFT) as of Jan-11-2024 (Cash),MSFT,MICROSOFT CORP,"
                    + "Cash,400,-10,,,,4000,0,01/16/2024\n";
    private static final String CORRECTED =
            "01/12/2024,YOU BOUGHT CORRECTED CONFIRM MICROSOFT CORP (MSFT) as of Jan-11-2024 (Cash),MSFT,MICROSOFT CORP,"
                    + "Cash,399.5,10,,,,-3995,0,01/16/2024\n";

    @Test
    void a_cancellation_takes_back_what_it_names_wherever_that_stands_in_the_file() {
        var job = taken(CORRECTED + CANCELLED + BOUGHT + BOUGHT);
        assertThat(job.getInteger("imported")).as(job.encode()).isEqualTo(3);
        assertThat(job.getInteger("changed")).isEqualTo(1);
        assertThat(job.getInteger("rejected")).isZero();
        assertThat(held()).containsExactly("20 at 399.75");
        var row = rows(user, job, "?outcome=CHANGED").get(0);
        assertThat(row.getString("why")).contains("takes this execution back");
        assertThat(row.getJsonObject("execution").getString("price")).isEqualTo("400");
    }

    @Test
    void the_same_cancellation_again_takes_back_nothing_more() {
        take(CANCELLED + BOUGHT + BOUGHT);
        var again = taken(CANCELLED + BOUGHT + BOUGHT);
        assertThat(again.getInteger("duplicates")).isEqualTo(3);
        assertThat(held()).containsExactly("10 at 400");
    }

    @Test
    void one_in_a_later_file_takes_back_what_an_earlier_one_brought() {
        take(BOUGHT);
        take(CANCELLED);
        assertThat(held()).isEmpty();
    }

    @Test
    void one_without_its_trade_is_rejected_and_taken_once_it_is_there() {
        var job = taken(CANCELLED);
        assertThat(job.getInteger("rejected")).isEqualTo(1);
        assertThat(job.getJsonArray("errors").getJsonObject(0).getString("detail"))
                .contains("import first the file that has it");
        take(BOUGHT);
        take(CANCELLED);
        assertThat(held()).isEmpty();
    }

    @Test
    void a_dry_run_says_what_the_import_then_does() {
        var tried =
                trading.importFile(user, account, "&dryRun=true", Buffer.buffer(HEADING + CANCELLED + BOUGHT + BOUGHT));
        assertThat(held()).isEmpty();
        assertThat(said(taken(CANCELLED + BOUGHT + BOUGHT))).isEqualTo(said(tried));
    }

    @Test
    void an_undone_cancellation_lets_the_trade_count_again_in_whatever_order_files_are_undone() {
        var bought = taken(BOUGHT);
        var cancelled = taken(CANCELLED);
        undo(cancelled);
        assertThat(held()).containsExactly("10 at 400");
        var again = taken(CANCELLED);
        assertThat(held()).isEmpty();
        undo(bought);
        assertThat(held()).isEmpty();
        undo(again);
        assertThat(held()).isEmpty();
        take(BOUGHT);
        assertThat(held()).containsExactly("10 at 400");
    }

    @Test
    void what_another_file_takes_back_too_stays_taken_back() {
        take(BOUGHT);
        var first = taken(CANCELLED);
        var second = taken(CANCELLED);
        undo(first);
        assertThat(held()).isEmpty();
        undo(second);
        assertThat(held()).containsExactly("10 at 400");
    }

    private void take(String rows) {
        assertThat(taken(rows).getString("status")).isEqualTo("COMPLETED");
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

    private List<String> held() {
        return trades(user, "").stream()
                .map(trade -> trade.getString("openQuantity") + " at " + trade.getString("entryPrice"))
                .toList();
    }
}
