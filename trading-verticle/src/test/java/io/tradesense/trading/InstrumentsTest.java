package io.tradesense.trading;

import static io.tradesense.trading.TestTrading.fill;
import static io.tradesense.trading.TestTrading.openAccount;
import static io.tradesense.trading.TestTrading.record;
import static io.tradesense.trading.TestTrading.trades;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InstrumentsTest extends TradingTest {
    @Test
    void an_unknown_multiplier_is_asked_for_and_counts_for_every_month_once_stated() {
        var user = trading.user();
        String account = openAccount(user);
        var bought = future(account, "XYZZ5", "BUY", "10");

        var refused = user.post("/trades/executions", bought);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.bodyAsString()).contains("XYZZ5", "PUT /trades/instruments/XYZZ5");
        assertThat(trades(user, "")).isEmpty();

        assertThat(user.put("/trades/instruments/XYZ", said("25", "EUR")).statusCode())
                .isEqualTo(200);
        record(user, bought);
        record(user, future(account, "XYZZ5", "SELL", "12"));
        assertThat(trades(user, "")).singleElement().satisfies(trade -> {
            assertThat(trade.getString("grossPnl")).isEqualTo("50");
            assertThat(trade.getString("currency")).isEqualTo("EUR");
        });
    }

    @Test
    void the_catalogue_tells_multiplier_tick_and_currency() {
        var user = trading.user();
        var dax = user.get("/trades/instruments/FDAXZ5").bodyAsJsonObject();
        assertThat(dax.getMap())
                .containsAllEntriesOf(
                        Map.of("multiplier", "25", "tickSize", "1", "currency", "EUR", "source", "CATALOGUE"));
        var call = user.get("/trades/instruments/AAPL251219C00150000").bodyAsJsonObject();
        assertThat(call.getString("expiry")).isEqualTo("2025-12-19");
        assertThat(user.get("/trades/instruments/NOBODY").statusCode()).isEqualTo(404);
    }

    @Test
    void what_was_said_is_changed_by_whom_it_belongs_to_and_as_it_was_read() {
        var user = trading.user();
        var first = user.put("/trades/instruments/ABC", said("10", "USD"));
        assertThat(first.getHeader("etag")).isEqualTo("\"1\"");
        var second = user.put("/trades/instruments/ABC", said("20", "USD"));
        assertThat(second.bodyAsJsonObject().getString("multiplier")).isEqualTo("20");
        assertThat(second.getHeader("etag")).isEqualTo("\"2\"");
        assertThat(trading.user().get("/trades/instruments/ABC").statusCode()).isEqualTo(404);
        assertThat(user.put("/trades/instruments/ABC", said("0", "USD")).statusCode())
                .isEqualTo(422);
    }

    @Test
    void a_pair_is_quoted_in_its_second_currency_and_a_coin_has_eighteen_decimals() {
        var user = trading.user();
        String account = openAccount(user);
        record(user, pair(account, "USDJPY", "FOREX", "BUY", "1000", "150"));
        record(user, pair(account, "USDJPY", "FOREX", "SELL", "1000", "151"));
        record(user, pair(account, "ETH-USD", "CRYPTO", "BUY", "0.000000000000000001", "3000"));
        var yen = trades(user, "?symbol=USDJPY").get(0);
        assertThat(yen.getString("currency")).isEqualTo("JPY");
        assertThat(yen.getString("grossPnl")).isEqualTo("1000");
        assertThat(trades(user, "?symbol=ETH-USD").get(0).getString("quantity")).isEqualTo("0.000000000000000001");
    }

    private static JsonObject said(String multiplier, String currency) {
        return new JsonObject()
                .put("assetClass", "FUTURE")
                .put("multiplier", multiplier)
                .put("tickSize", "0.5")
                .put("currency", currency);
    }

    private static JsonObject future(String account, String symbol, String side, String price) {
        return pair(account, symbol, "FUTURE", side, "1", price);
    }

    private static JsonObject pair(
            String account, String symbol, String assetClass, String side, String quantity, String price) {
        String at = side.equals("BUY") ? "2025-11-03T14:30:00Z" : "2025-11-03T15:30:00Z";
        return fill(account, side, quantity, price, at).put("symbol", symbol).put("assetClass", assetClass);
    }
}
