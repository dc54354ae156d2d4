package io.tradesense.trading;

import static io.tradesense.trading.TestTrading.fill;
import static io.tradesense.trading.TestTrading.openAccount;
import static io.tradesense.trading.TestTrading.record;
import static io.tradesense.trading.TestTrading.trades;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.testing.ContractClient;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** An account in dollars; the market service is not there. */
class CurrenciesTest extends TradingTest {
    @Test
    void a_result_is_told_in_three_currencies_and_split_in_price_and_currency() {
        var user = trading.user();
        settle(user, "EUR");
        String account = openAccount(user);
        // 1,000 pounds in, 1,200 out, 2 of costs with the sale
        record(user, british(fill(account, "BUY", "100", "10", "2026-03-02T14:30:00Z")));
        record(
                user,
                british(fill(account, "SELL", "100", "12", "2026-03-03T14:30:00Z")
                        .put("fees", "2")));
        rate(user, "USD", "2026-03-02", "1.30");
        rate(user, "USD", "2026-03-03", "1.25");
        rate(user, "EUR", "2026-03-02", "1.15");

        var told = currencies(user);
        assertThat(told.getJsonObject("trade").getString("netPnl")).isEqualTo("198");
        assertThat(told.getJsonObject("trade").getString("currencyPart")).isEqualTo("0");
        var inDollars = told.getJsonObject("account");
        assertThat(inDollars.getString("netPnl")).isEqualTo("197.5"); // 1,198 × 1.25 − 1,000 × 1.30
        assertThat(inDollars.getString("pricePart")).isEqualTo("247.5"); // 198 × 1.25
        assertThat(inDollars.getString("currencyPart")).isEqualTo("-50"); // 1,000 × (1.25 − 1.30)
        var inEuros = told.getJsonObject("base");
        assertThat(inEuros.getString("netPnl")).isNull();
        assertThat(inEuros.getString("reason")).contains("GBP", "EUR", "2026-03-03", "PUT /portfolio/rates");
    }

    @Test
    void an_open_trade_has_no_result_in_any_currency() {
        var user = trading.user();
        record(user, fill(openAccount(user), "BUY", "100", "10", "2026-03-02T14:30:00Z"));
        assertThat(currencies(user).getJsonObject("account").getString("reason"))
                .isEqualTo("the trade is open");
    }

    @Test
    void only_the_result_of_a_future_changes_its_currency() {
        var user = trading.user();
        String account = openAccount(user);
        record(user, dax(fill(account, "BUY", "1", "18000", "2026-03-02T14:30:00Z")));
        record(user, dax(fill(account, "SELL", "1", "18010", "2026-03-03T14:30:00Z")));
        for (String day : new String[] {"2026-03-02", "2026-03-03"}) {
            var stated = user.put("/portfolio/rates", said("EUR", "USD", day, day.endsWith("2") ? "1.1" : "1.2"));
            assertThat(stated.statusCode()).isEqualTo(200);
        }
        var inDollars = currencies(user).getJsonObject("account");
        assertThat(inDollars.getString("netPnl")).isEqualTo("300"); // 10 × 25 × 1.2
        assertThat(inDollars.getString("currencyPart")).isEqualTo("0");
    }

    @Test
    void settings_are_changed_as_they_were_read() {
        var user = trading.user();
        var before = user.get("/portfolio/settings");
        assertThat(before.bodyAsJsonObject().getString("baseCurrency")).isEqualTo("USD");
        settle(user, "CHF");
        assertThat(user.get("/portfolio/settings").getHeader("etag")).isEqualTo("\"1\"");
        assertThat(user.put(
                                "/portfolio/settings",
                                new JsonObject().put("baseCurrency", "CHF").put("timezone", "Nowhere/Land"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(user.put("/portfolio/rates", said("EUR", "EUR", "2026-03-02", "1"))
                        .statusCode())
                .isEqualTo(422);
    }

    private static void settle(ContractClient user, String currency) {
        var changed = user.put(
                "/portfolio/settings",
                new JsonObject().put("baseCurrency", currency).put("timezone", "Europe/Berlin"));
        assertThat(changed.statusCode()).isEqualTo(200);
    }

    private static void rate(ContractClient user, String to, String day, String rate) {
        assertThat(user.put("/portfolio/rates", said("GBP", to, day, rate)).statusCode())
                .isEqualTo(200);
    }

    private static JsonObject said(String from, String to, String day, String rate) {
        return new JsonObject().put("from", from).put("to", to).put("date", day).put("rate", rate);
    }

    private static JsonObject british(JsonObject fill) {
        return fill.put("currency", "GBP");
    }

    private static JsonObject dax(JsonObject fill) {
        return fill.put("symbol", "FDAXH6").put("assetClass", "FUTURE");
    }

    private static JsonObject currencies(ContractClient user) {
        String id = trades(user, "").get(0).getString("id");
        return user.get("/trades/" + id + "/currencies").bodyAsJsonObject();
    }
}
