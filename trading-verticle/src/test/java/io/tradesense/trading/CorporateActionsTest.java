package io.tradesense.trading;

import static io.tradesense.trading.TestTrading.fill;
import static io.tradesense.trading.TestTrading.items;
import static io.tradesense.trading.TestTrading.openAccount;
import static io.tradesense.trading.TestTrading.record;
import static io.tradesense.trading.TestTrading.trades;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.testing.ContractClient;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorporateActionsTest extends TradingTest {
    @ParameterizedTest
    @CsvSource({
        // bought 90 at 100 = 9,000; sold all that became of them for 9,900
        "SPLIT, 3:1, 270, 36.666666666666666, 899.99999999999982",
        "SPLIT, 3:1, 270, 40, 1800",
        "SPLIT, 3:2, 135, 80, 1800",
        "REVERSE_SPLIT, 1:10, 9, 1100, 900",
    })
    void a_trade_across_a_split_is_one_trade_with_its_exact_result(
            String type, String ratio, String quantity, String price, String result) {
        var user = trading.user();
        String account = openAccount(user);
        record(user, fill(account, "BUY", "90", "100", "2024-06-03T14:30:00Z"));
        state(user, action(type).put("ratio", ratio));
        record(user, fill(account, "SELL", quantity, price, "2024-06-12T14:30:00Z"));

        assertThat(trades(user, "")).singleElement().satisfies(trade -> {
            assertThat(trade.getString("status")).isEqualTo("CLOSED");
            assertThat(trade.getString("quantity")).isEqualTo(quantity);
            assertThat(trade.getString("grossPnl")).isEqualTo(result);
        });
        assertThat(trades(user, "?grouping=FILL_TO_FILL"))
                .singleElement()
                .satisfies(part -> assertThat(part.getString("grossPnl")).isEqualTo(result));
    }

    @Test
    void a_deleted_action_is_as_if_it_had_never_been_stated() {
        var user = trading.user();
        String account = openAccount(user);
        record(user, fill(account, "BUY", "10", "900", "2024-06-03T14:30:00Z").put("fees", "1"));
        record(user, fill(account, "SELL", "4", "950", "2024-06-04T14:30:00Z"));
        String before = everything(user);

        String split = idOf(user, action("SPLIT").put("ratio", "7:1"));
        String renamed = idOf(user, action("SYMBOL_CHANGE").put("newSymbol", "APPL"));
        assertThat(trades(user, "")).singleElement().satisfies(trade -> {
            assertThat(trade.getString("symbol")).isEqualTo("APPL");
            assertThat(trade.getString("openQuantity")).isEqualTo("42");
            assertThat(trade.getString("grossPnl")).isEqualTo("200");
        });
        assertThat(items(user.get("/portfolio/corporate-actions").bodyAsJsonObject()))
                .hasSize(2);

        assertThat(user.delete("/portfolio/corporate-actions/" + renamed).statusCode())
                .isEqualTo(204);
        assertThat(user.delete("/portfolio/corporate-actions/" + split).statusCode())
                .isEqualTo(204);
        assertThat(everything(user)).isEqualTo(before);
        assertThat(user.get("/portfolio/corporate-actions/" + split).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_renamed_share_goes_on_under_its_new_symbol_with_the_same_result() {
        var user = trading.user();
        String account = openAccount(user);
        record(user, fill(account, "BUY", "10", "100", "2024-06-03T14:30:00Z"));
        state(user, action("SYMBOL_CHANGE").put("newSymbol", "META"));
        record(user, fill(account, "SELL", "10", "130", "2024-06-12T14:30:00Z").put("symbol", "META"));
        assertThat(trades(user, "")).singleElement().satisfies(trade -> {
            assertThat(trade.getString("symbol")).isEqualTo("META");
            assertThat(trade.getString("grossPnl")).isEqualTo("300");
        });
        // An execution that arrives late still says the old symbol.
        record(user, fill(account, "BUY", "5", "110", "2024-06-04T14:30:00Z"));
        assertThat(trades(user, ""))
                .singleElement()
                .satisfies(trade -> assertThat(trade.getString("openQuantity")).isEqualTo("5"));
    }

    @Test
    void an_execution_is_corrected_and_deleted_in_the_shares_it_was_made_in() {
        var user = trading.user();
        String account = openAccount(user);
        record(user, fill(account, "BUY", "10", "900", "2024-06-03T14:30:00Z"));
        state(user, action("SPLIT").put("ratio", "10:1"));
        String id = trades(user, "").get(0).getString("id");
        String execution = user.get("/trades/" + id)
                .bodyAsJsonObject()
                .getJsonArray("executions")
                .getJsonObject(0)
                .getString("executionId");
        var corrected =
                user.post("/trades/executions/" + execution + "/corrections", new JsonObject().put("quantity", "20"));
        assertThat(corrected.bodyAsJsonObject().getString("quantity")).isEqualTo("20");
        assertThat(trades(user, "").get(0).getString("quantity")).isEqualTo("200");
        assertThat(user.delete("/trades/" + id).statusCode()).isEqualTo(204);
        assertThat(trades(user, "")).isEmpty();
    }

    @Test
    void a_dividend_is_kept_and_changes_no_trade() {
        var user = trading.user();
        String account = openAccount(user);
        record(user, fill(account, "BUY", "10", "900", "2024-06-03T14:30:00Z"));
        var before = trades(user, "");
        state(user, action("CASH_DIVIDEND").put("amount", "0.24"));
        assertThat(trades(user, "")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"SPLIT, 1:4", "REVERSE_SPLIT, 4:1", "SPLIT, 0:1", "SYMBOL_CHANGE, 2:1"})
    void what_contradicts_itself_is_refused(String type, String ratio) {
        var refused =
                trading.user().post("/portfolio/corporate-actions", action(type).put("ratio", ratio));
        assertThat(refused.statusCode()).isEqualTo(422);
    }

    private static String everything(ContractClient user) {
        var all = new StringBuilder();
        trades(user, "")
                .forEach(trade ->
                        all.append(user.get("/trades/" + trade.getString("id")).bodyAsString()));
        return all.append(user.get("/portfolio").bodyAsString()).toString();
    }

    private static JsonObject action(String type) {
        return new JsonObject().put("type", type).put("symbol", "AAPL").put("effectiveDate", "2024-06-10");
    }

    private static void state(ContractClient user, JsonObject action) {
        assertThat(idOf(user, action)).isNotEmpty();
    }

    private static String idOf(ContractClient user, JsonObject action) {
        var stated = user.post("/portfolio/corporate-actions", action);
        assertThat(stated.statusCode()).as(stated.bodyAsString()).isEqualTo(201);
        return stated.bodyAsJsonObject().getString("id");
    }
}
