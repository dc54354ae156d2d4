package io.tradesense.trading;

import static io.tradesense.trading.TestTrading.fill;
import static io.tradesense.trading.TestTrading.openAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradesense.kit.testing.ContractClient;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Daily values and returns over HTTP, with a market that has daily candles of AAPL for three days of March 2026. */
class ReturnsApiTest extends TradingTest {
    private static final String SPAN = "?from=2026-03-02&to=2026-03-04";

    @Test
    void a_history_read_once_stands_without_the_market() {
        var user = bought();
        JsonObject first;
        try (var market = market()) {
            assertThat(market).isNotNull();
            first = user.get("/portfolio/history" + SPAN).bodyAsJsonObject();
        }
        assertThat(first.getString("opening")).isEqualTo("10000");
        assertThat(first.getJsonArray("days").stream().map(day -> ((JsonObject) day).getString("value")))
                .containsExactly("10010", "10250", "10310");
        assertThat(first.getJsonArray("days").stream()).noneMatch(day -> ((JsonObject) day).getBoolean("stale"));
        assertThat(user.get("/portfolio/history" + SPAN).bodyAsJsonObject()).isEqualTo(first);
    }

    @Test
    void returns_come_with_parts_that_add_up() {
        var user = bought();
        try (var market = market()) {
            assertThat(market).isNotNull();
            var returns = user.get("/portfolio/returns" + SPAN).bodyAsJsonObject();
            assertThat(returns.getString("deposits")).isEqualTo("200");
            var attribution = returns.getJsonObject("attribution");
            assertThat(attribution.getString("total")).isEqualTo("110");
            assertThat(attribution.getString("residual")).isEqualTo("0");
            var parts = attribution.getJsonObject("parts");
            assertThat(parts.getString("price")).isEqualTo("120");
            assertThat(parts.getString("fees")).isEqualTo("-10");
            double linked = 10010.0 / 10000 * (10250.0 / 10210) * (10310.0 / 10250) - 1;
            assertThat(returns.getJsonObject("timeWeighted").getDouble("return"))
                    .isCloseTo(linked, within(1e-12));
            assertThat(returns.getJsonObject("moneyWeighted").getDouble("return"))
                    .isCloseTo(0.0108, within(1e-4));
        }
    }

    @Test
    void an_account_of_somebody_else_is_not_found_and_bad_days_are_named() {
        var user = trading.user();
        String account = openAccount(trading.user());
        assertThat(user.get("/portfolio/returns?accountId=" + account).statusCode())
                .isEqualTo(404);
        assertThat(user.get("/portfolio/history?from=2026-03-04&to=2026-03-01").statusCode())
                .isEqualTo(422);
        assertThat(user.get("/portfolio/history?from=2001-03-04&to=2026-03-01").statusCode())
                .isEqualTo(422);
        assertThat(user.get("/portfolio/history").statusCode()).isEqualTo(200);
    }

    /** 10 AAPL at 100 on 2 March with 10 of fees, and 200 paid in on the 3rd. */
    private static ContractClient bought() {
        var user = trading.user();
        String account = openAccount(user);
        TestTrading.record(
                user, fill(account, "BUY", "10", "100", "2026-03-02T15:00:00Z").put("fees", "10"));
        var deposit = new JsonObject()
                .put("accountId", account)
                .put("type", "DEPOSIT")
                .put("amount", "200")
                .put("currency", "USD")
                .put("at", "2026-03-03T12:00:00Z");
        assertThat(user.post("/portfolio/cash", deposit).statusCode()).isEqualTo(201);
        return user;
    }

    private static StandInMarket market() {
        return StandInMarket.beside(trading.service())
                .candles(
                        "AAPL",
                        "1d",
                        List.of(
                                List.of("2026-03-02T14:30:00Z", "100", "103", "99", "102"),
                                List.of("2026-03-03T14:30:00Z", "102", "107", "101", "106"),
                                List.of("2026-03-04T14:30:00Z", "106", "113", "105", "112")));
    }
}
