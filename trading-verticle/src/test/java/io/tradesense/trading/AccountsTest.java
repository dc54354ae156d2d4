package io.tradesense.trading;

import static io.tradesense.trading.TestTrading.items;
import static io.tradesense.trading.TestTrading.openAccount;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountsTest extends TradingTest {
    @Test
    void an_opened_account_is_read_back_as_it_was_given() {
        var user = trading.user();
        var opened = user.post(
                "/portfolio/accounts",
                new JsonObject()
                        .put("name", "Futures")
                        .put("broker", "IBKR")
                        .put("currency", "EUR")
                        .put("startingBalance", "12345.670"));
        assertThat(opened.statusCode()).isEqualTo(201);
        var read = user.get(opened.getHeader("location"));
        assertThat(read.bodyAsJsonObject()).isEqualTo(opened.bodyAsJsonObject());
        assertThat(read.bodyAsJsonObject().getString("startingBalance")).isEqualTo("12345.670");
    }

    @Test
    void every_bad_field_is_named_at_once() {
        var refused = trading.user()
                .post(
                        "/portfolio/accounts",
                        new JsonObject()
                                .put("name", "")
                                .put("currency", "usd")
                                .put("startingBalance", 5)
                                .put("x", 1));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(pointers(refused.bodyAsJsonObject()))
                .contains("/name", "/broker", "/currency", "/startingBalance", "/x");
    }

    @Test
    void a_stranger_finds_nothing() {
        String account = openAccount(trading.user());
        var stranger = trading.user();
        assertThat(stranger.get("/portfolio/accounts/" + account).statusCode()).isEqualTo(404);
        assertThat(stranger.delete("/portfolio/accounts/" + account).statusCode())
                .isEqualTo(404);
        assertThat(stranger.patch("/portfolio/accounts/" + account, new JsonObject().put("name", "mine"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void nobody_who_is_not_signed_in_is_served() {
        assertThat(trading.service()
                        .anonymous("trading")
                        .get("/portfolio/accounts")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_change_from_an_old_version_is_refused() {
        var user = trading.user();
        String uri = "/portfolio/accounts/" + openAccount(user);
        String etag = user.get(uri).getHeader("etag");
        var changed = user.with("If-Match", etag).patch(uri, new JsonObject().put("name", "Renamed"));
        assertThat(changed.bodyAsJsonObject().getString("name")).isEqualTo("Renamed");
        assertThat(changed.getHeader("etag")).isNotEqualTo(etag);
        assertThat(user.with("If-Match", etag)
                        .patch(uri, new JsonObject().put("name", "Again"))
                        .statusCode())
                .isEqualTo(412);
        assertThat(user.with("If-Match", etag).delete(uri).statusCode()).isEqualTo(412);
        assertThat(user.delete(uri).statusCode()).isEqualTo(204);
        assertThat(user.get(uri).statusCode()).isEqualTo(404);
    }

    @Test
    void the_same_key_opens_one_account() {
        var user = trading.user().with("Idempotency-Key", "first");
        var body = new JsonObject().put("name", "One").put("broker", "B").put("currency", "USD");
        var first = user.post("/portfolio/accounts", body);
        var again = user.post("/portfolio/accounts", body);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.bodyAsJsonObject()).isEqualTo(first.bodyAsJsonObject());
        assertThat(user.post("/portfolio/accounts", body.copy().put("name", "Two"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(items(user.get("/portfolio/accounts").bodyAsJsonObject())).hasSize(1);
    }

    @Test
    void pages_show_every_account_once() {
        var user = trading.user();
        for (int account = 0; account < 5; account++) {
            assertThat(openAccount(user)).isNotBlank();
        }
        var first = user.get("/portfolio/accounts?limit=3").bodyAsJsonObject();
        var second = user.get("/portfolio/accounts?limit=3&cursor=" + first.getString("nextCursor"))
                .bodyAsJsonObject();
        assertThat(items(first)).hasSize(3);
        assertThat(items(second)).hasSize(2).doesNotContainAnyElementsOf(items(first));
        assertThat(second.getString("nextCursor")).isNull();
        assertThat(user.get("/portfolio/accounts?cursor=forged&limit=x").statusCode())
                .isEqualTo(400);
    }

    static List<String> pointers(JsonObject problem) {
        return problem.getJsonArray("errors").stream()
                .map(error -> ((JsonObject) error).getString("pointer"))
                .toList();
    }
}
