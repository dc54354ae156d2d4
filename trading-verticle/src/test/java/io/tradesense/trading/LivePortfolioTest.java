package io.tradesense.trading;

import static io.tradesense.trading.TestTrading.fill;
import static io.tradesense.trading.TestTrading.openAccount;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.testing.ContractClient;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The portfolio with a market that answers, is silent, makes prices up, or is not there. */
class LivePortfolioTest {
    private static final String BOUGHT = "2026-03-02T15:00:00Z";
    private static final String LATER = "2026-03-02T16:00:00Z";
    private TestTrading trading;

    @BeforeEach
    void start() {
        trading = TestTrading.start();
    }

    @AfterEach
    void stop() {
        trading.close();
    }

    @Test
    void a_position_is_worth_what_the_market_says() {
        try (var market = StandInMarket.beside(trading.service()).quote("AAPL", "110", "USD", LATER)) {
            var portfolio = bought(trading.user()).get("/portfolio").bodyAsJsonObject();
            var position = position(portfolio);
            assertThat(position.getString("marketValue")).isEqualTo("1100");
            assertThat(position.getString("unrealisedPnl")).isEqualTo("100");
            assertThat(position.getString("priceSource")).isEqualTo("MARKET");
            assertThat(position.getString("asOf")).isEqualTo(LATER);
            assertThat(position.getBoolean("stale")).isFalse();
            assertThat(portfolio.getJsonArray("totals").getJsonObject(0).getString("equity"))
                    .isEqualTo("10100");
            assertThat(market).isNotNull();
        }
    }

    @Test
    void what_was_seen_stands_when_the_market_is_gone_and_says_that_it_is_old() {
        var user = bought(trading.user());
        try (var market = StandInMarket.beside(trading.service()).quote("AAPL", "110", "USD", LATER)) {
            assertThat(position(user.get("/portfolio").bodyAsJsonObject()).getString("price"))
                    .isEqualTo("110");
            market.keepSilent();
            assertLastQuote(position(user.get("/portfolio").bodyAsJsonObject()));
        }
        assertLastQuote(position(user.get("/portfolio").bodyAsJsonObject()));
    }

    @Test
    void without_any_market_the_last_fill_is_the_price() {
        var position = position(bought(trading.user()).get("/portfolio").bodyAsJsonObject());
        assertThat(position.getString("price")).isEqualTo("100");
        assertThat(position.getString("priceSource")).isEqualTo("LAST_FILL");
        assertThat(position.getBoolean("stale")).isTrue();
    }

    @Test
    void a_made_up_price_says_so_and_is_never_kept() {
        var user = bought(trading.user());
        try (var market = StandInMarket.beside(trading.service()).quote("AAPL", "7", "USD", LATER)) {
            market.makeUp();
            var portfolio = user.get("/portfolio").bodyAsJsonObject();
            assertThat(position(portfolio).getBoolean("simulated")).isTrue();
            assertThat(portfolio.getJsonArray("totals").getJsonObject(0).getBoolean("simulated"))
                    .isTrue();
        }
        assertThat(position(user.get("/portfolio").bodyAsJsonObject()).getString("price"))
                .isEqualTo("100");
    }

    @Test
    void a_quote_in_another_currency_is_of_another_thing() {
        try (var market = StandInMarket.beside(trading.service()).quote("AAPL", "110", "GBP", LATER)) {
            assertThat(market).isNotNull();
            assertThat(position(bought(trading.user()).get("/portfolio").bodyAsJsonObject())
                            .getString("priceSource"))
                    .isEqualTo("LAST_FILL");
        }
    }

    private static void assertLastQuote(JsonObject position) {
        assertThat(position.getString("price")).isEqualTo("110");
        assertThat(position.getString("priceSource")).isEqualTo("LAST_QUOTE");
        assertThat(position.getBoolean("stale")).isTrue();
    }

    private static ContractClient bought(ContractClient user) {
        TestTrading.record(user, fill(openAccount(user), "BUY", "10", "100", BOUGHT));
        return user;
    }

    private static JsonObject position(JsonObject portfolio) {
        return portfolio.getJsonArray("positions").getJsonObject(0);
    }
}
