package io.tradesense.trading;

import static io.tradesense.trading.TestTrading.fill;
import static io.tradesense.trading.TestTrading.openAccount;
import static io.tradesense.trading.TestTrading.trades;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.contracts.TradeChanged;
import io.tradesense.kit.testing.ContractClient;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** MAE and MFE of a trade, with a market that has candles, none, or made-up ones. */
class ExcursionsApiTest {
    private static final List<List<String>> CANDLES = List.of(
            List.of("2026-03-02T15:00:00Z", "100", "101", "90", "100"),
            List.of("2026-03-02T15:01:00Z", "100", "105", "98", "103"),
            List.of("2026-03-02T15:02:00Z", "103", "107", "97", "102"));

    private TestTrading trading;
    private final UUID userId = UUID.randomUUID();
    private ContractClient user;

    @BeforeEach
    void start() {
        trading = TestTrading.start();
        user = trading.service().client("trading", userId);
        String account = openAccount(user);
        TestTrading.record(user, fill(account, "BUY", "10", "100", "2026-03-02T15:00:30Z"));
        TestTrading.record(user, fill(account, "SELL", "10", "102", "2026-03-02T15:02:30Z"));
    }

    @AfterEach
    void stop() {
        trading.close();
    }

    @Test
    void they_come_by_themselves_as_bounds_in_points_money_and_r() {
        String tradeId = tradeId();
        assertThat(user.patch("/trades/" + tradeId, new JsonObject().put("plannedRisk", "50"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(excursions(tradeId).getString("status")).isEqualTo("PENDING");
        try (var market = market()) {
            assertThat(market).isNotNull();
            var known = settled(tradeId, "KNOWN");
            assertThat(known.getString("interval")).isEqualTo("1m");
            assertThat(known.getJsonObject("position").getJsonObject("mae"))
                    .isEqualTo(new JsonObject().put("low", "-100").put("high", "-20"));
            assertThat(known.getJsonObject("price").getJsonObject("mfe"))
                    .isEqualTo(new JsonObject().put("low", "5").put("high", "7"));
            assertThat(known.getJsonObject("inR").getJsonObject("mae").getDouble("high"))
                    .isEqualTo(-0.4);
        }
        var trade = trades(user, "").get(0);
        assertThat(trade.getString("mae")).isEqualTo("-20");
        assertThat(trade.getString("mfe")).isEqualTo("50");
        assertThat(trading.told(TradeChanged.CHANGED).stream()
                        .filter(event -> event.getString("tradeId").equals(tradeId) && event.containsKey("mae")))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.getString("mae")).isEqualTo("-20");
                    assertThat(event.getString("mfe")).isEqualTo("50");
                    assertThat(event.getString("riskAmount")).isEqualTo("50");
                });
    }

    @Test
    void a_trade_that_changes_is_looked_at_anew() {
        String tradeId = tradeId();
        try (var market = market()) {
            assertThat(settled(tradeId, "KNOWN")
                            .getJsonObject("position")
                            .getJsonObject("mae")
                            .getString("low"))
                    .isEqualTo("-100");
            String account = trades(user, "").get(0).getString("accountId");
            TestTrading.record(user, fill(account, "BUY", "10", "100", "2026-03-02T15:00:40Z"));
            TestTrading.record(user, fill(account, "SELL", "10", "102", "2026-03-02T15:02:40Z"));
            var anew = trading.eventually(
                    () -> excursions(tradeId),
                    answer -> answer.getString("status").equals("KNOWN")
                            && !answer.getJsonObject("position")
                                    .getJsonObject("mae")
                                    .getString("low")
                                    .equals("-100"));
            assertThat(anew.getJsonObject("position").getJsonObject("mae").getString("low"))
                    .isEqualTo("-200");
            assertThat(market).isNotNull();
        }
    }

    @Test
    void made_up_candles_say_nothing_about_a_trade() {
        try (var market = market()) {
            market.makeUp();
            var settled = settled(tradeId(), "SIMULATED_ONLY");
            assertThat(settled.getJsonObject("position")).isNull();
        }
        assertThat(trades(user, "").get(0).getString("mae")).isNull();
    }

    @Test
    void candles_that_the_user_brings_count_as_soon_as_the_user_looks() {
        String tradeId = tradeId();
        try (var market = market()) {
            market.makeUp();
            assertThat(settled(tradeId, "SIMULATED_ONLY").getString("source")).isEqualTo("stand-in");
            market.candlesOf(userId, "AAPL", "1m", CANDLES);
            trading.sql("UPDATE excursions SET computed_at = computed_at - interval '2 minutes'");
            var known = settled(tradeId, "KNOWN");
            assertThat(known.getString("source")).isEqualTo("import");
            assertThat(known.getJsonObject("position").getJsonObject("mae").getString("high"))
                    .isEqualTo("-20");
        }
    }

    @Test
    void a_trade_of_somebody_else_is_not_found() {
        assertThat(trading.user().get("/trades/" + tradeId() + "/excursions").statusCode())
                .isEqualTo(404);
    }

    private JsonObject settled(String tradeId, String status) {
        return trading.eventually(
                () -> excursions(tradeId), answer -> answer.getString("status").equals(status));
    }

    private JsonObject excursions(String tradeId) {
        return user.get("/trades/" + tradeId + "/excursions").bodyAsJsonObject();
    }

    private String tradeId() {
        return trades(user, "").get(0).getString("id");
    }

    private StandInMarket market() {
        var market = StandInMarket.beside(trading.service());
        return market.candles("AAPL", "1m", CANDLES);
    }
}
