package io.tradesense.trading;

import static io.tradesense.trading.TestTrading.items;
import static io.tradesense.trading.TestTrading.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Money that a broker's file says came and went: 10,000 at first, 5,000 and 500 twice came, 2,000 went, a trade made 100. */
class CashOfFilesTest extends TraderTest {
    private static final String HEADING =
            "\"Date\",\"Action\",\"Symbol\",\"Description\",\"Quantity\",\"Price\",\"Fees & Comm\",\"Amount\"\n";
    private static final String FILE = HEADING + """
            "01/26/2024","Wire Funds","","WIRED FUNDS DISBURSED","","","","-$2000.00"
            "01/24/2024","Sell","AAPL","APPLE INC","10","$110.00","","$1100.00"
            "01/23/2024","Buy","AAPL","APPLE INC","10","$100.00","","-$1000.00"
            "01/22/2024","MoneyLink Transfer","","Tfr BANK","","","","$500.00"
            "01/22/2024","MoneyLink Transfer","","Tfr BANK","","","","$500.00"
            "01/16/2024","MoneyLink Transfer","","Tfr BANK","","","","$5,000.00"
            """;

    @Test
    void deposits_and_withdrawals_are_in_the_ledger_and_are_no_result() {
        assertThat(taken().getInteger("imported")).isEqualTo(6);
        assertThat(ledger()).containsExactly("WITHDRAWAL 2000", "DEPOSIT 500", "DEPOSIT 500", "DEPOSIT 5000");
        assertThat(amount("cash")).isEqualByComparingTo("14100");
        assertThat(amount("result")).isEqualByComparingTo("100");
    }

    @Test
    void two_equal_deposits_are_two_and_the_same_file_again_adds_none() {
        take();
        var again = taken();
        assertThat(again.getInteger("duplicates")).isEqualTo(6);
        assertThat(ledger()).hasSize(4);
    }

    @Test
    void a_dry_run_says_the_same_of_every_row_and_books_nothing() {
        var tried = said(trading.importFile(user, account, "&dryRun=true", Buffer.buffer(FILE)));
        assertThat(ledger()).isEmpty();
        assertThat(said(taken())).isEqualTo(tried);
    }

    @Test
    void what_was_booked_by_hand_is_not_booked_again() {
        book("DEPOSIT", "5000", "2024-01-15T12:00:00Z");
        book("DEPOSIT", "500", "2024-01-22T09:00:00Z");
        var dry = said(trading.importFile(user, account, "&dryRun=true", Buffer.buffer(FILE)));
        var job = taken();
        assertThat(said(job)).isEqualTo(dry);
        assertThat(job.getInteger("duplicates")).isEqualTo(2);
        assertThat(ledger()).hasSize(4);
        assertThat(amount("cash")).isEqualByComparingTo("14100");
        assertThat(taken().getInteger("duplicates")).isEqualTo(6);
        assertThat(ledger()).hasSize(4);
    }

    @Test
    void an_undone_import_takes_its_money_out_again_and_leaves_what_was_booked_by_hand() {
        book("DEPOSIT", "5000", "2024-01-15T12:00:00Z");
        var job = taken();
        assertThat(ledger()).hasSize(4);
        assertThat(trading.undo(user, job.getString("id")).getString("status")).isEqualTo("UNDONE");
        assertThat(ledger()).containsExactly("DEPOSIT 5000");
        assertThat(taken().getInteger("duplicates")).isEqualTo(1);
        assertThat(ledger()).hasSize(4);
    }

    @Test
    void returns_are_of_what_the_money_made_and_not_of_the_money_that_came() {
        take();
        var returns =
                user.get("/portfolio/returns?from=2024-01-15&to=2024-01-27").bodyAsJsonObject();
        // flat but for one trade: 100 made when 16,000 were there
        assertThat(returns.getJsonObject("timeWeighted").getDouble("return"))
                .as(returns.encode())
                .isCloseTo(100.0 / 16_000, within(1e-12));
        assertThat(returns.getJsonObject("attribution").getString("total")).isEqualTo("100");
        assertThat(returns.getJsonObject("attribution").getString("residual")).isEqualTo("0");
        // 14,000 came of 10,000 and 4,000 more, and 100 were made
        assertThat(returns.getJsonObject("moneyWeighted").getDouble("return")).isBetween(0.005, 0.01);
    }

    private void take() {
        assertThat(taken().getString("status")).isEqualTo("COMPLETED");
    }

    private JsonObject taken() {
        return trading.importFile(user, account, Buffer.buffer(FILE));
    }

    private void book(String type, String amount, String at) {
        var booked = user.post(
                "/portfolio/cash",
                new JsonObject()
                        .put("accountId", account)
                        .put("type", type)
                        .put("amount", amount)
                        .put("currency", "USD")
                        .put("at", at));
        assertThat(booked.statusCode()).as(booked.bodyAsString()).isEqualTo(201);
    }

    private List<String> ledger() {
        return items(user.get("/portfolio/cash").bodyAsJsonObject()).stream()
                .map(each -> each.getString("type") + " "
                        + new BigDecimal(each.getString("amount"))
                                .stripTrailingZeros()
                                .toPlainString())
                .toList();
    }

    private List<String> said(JsonObject job) {
        return rows(user, job, "?limit=100").stream()
                .map(row -> row.getInteger("line") + " " + row.getString("outcome") + " " + row.getString("why"))
                .toList();
    }

    private BigDecimal amount(String figure) {
        return new BigDecimal(user.get("/portfolio")
                .bodyAsJsonObject()
                .getJsonArray("totals")
                .getJsonObject(0)
                .getString(figure));
    }
}
