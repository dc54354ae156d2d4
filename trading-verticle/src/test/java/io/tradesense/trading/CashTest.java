package io.tradesense.trading;

import static io.tradesense.trading.TestTrading.items;
import static io.tradesense.trading.TestTrading.openAccount;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class CashTest extends TradingTest {
    @Test
    void a_movement_changes_cash_by_its_effect_and_leaves_with_its_removal() {
        var user = trading.user();
        String account = openAccount(user);
        var dividend = movement(account, "DIVIDEND", "12.34").put("symbol", "aapl");
        for (var each : List.of(
                movement(account, "DEPOSIT", "500"),
                movement(account, "WITHDRAWAL", "200"),
                movement(account, "FEE", "1.50"),
                movement(account, "INTEREST", "-3"),
                dividend)) {
            assertThat(user.post("/portfolio/cash", each).statusCode()).isEqualTo(201);
        }
        var total =
                user.get("/portfolio").bodyAsJsonObject().getJsonArray("totals").getJsonObject(0);
        assertThat(total.getString("cash")).isEqualTo("10307.84");
        assertThat(total.getString("realisedPnl")).isEqualTo("0");

        var booked = items(user.get("/portfolio/cash?type=DIVIDEND").bodyAsJsonObject());
        assertThat(booked).extracting(each -> each.getString("symbol")).containsExactly("AAPL");
        String uri = "/portfolio/cash/" + booked.get(0).getString("id");
        assertThat(user.get(uri).bodyAsJsonObject()).isEqualTo(booked.get(0));
        assertThat(user.delete(uri).statusCode()).isEqualTo(204);
        assertThat(user.delete(uri).statusCode()).isEqualTo(404);
        assertThat(user.get("/portfolio")
                        .bodyAsJsonObject()
                        .getJsonArray("accounts")
                        .getJsonObject(0)
                        .getString("cash"))
                .isEqualTo("10295.50");
    }

    @Test
    void every_bad_field_is_named_and_nothing_is_booked() {
        var user = trading.user();
        String account = openAccount(user);
        var refused =
                user.post("/portfolio/cash", movement(account, "DEPOSIT", "-5").put("at", "2999-01-01T00:00:00Z"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(AccountsTest.pointers(refused.bodyAsJsonObject())).containsExactly("/amount", "/at");
        assertThat(user.post("/portfolio/cash", movement(account, "FEE", "0")).statusCode())
                .isEqualTo(422);
        assertThat(items(user.get("/portfolio/cash").bodyAsJsonObject())).isEmpty();
    }

    @Test
    void the_same_key_books_once() {
        var user = trading.user().with("Idempotency-Key", "pay-in");
        var deposit = movement(openAccount(user.with("Idempotency-Key", "account")), "DEPOSIT", "500");
        var first = user.post("/portfolio/cash", deposit);
        assertThat(user.post("/portfolio/cash", deposit).bodyAsJsonObject()).isEqualTo(first.bodyAsJsonObject());
        assertThat(items(user.get("/portfolio/cash").bodyAsJsonObject())).hasSize(1);
    }

    @Test
    void a_stranger_neither_books_nor_sees() {
        var user = trading.user();
        String account = openAccount(user);
        var booked = user.post("/portfolio/cash", movement(account, "DEPOSIT", "500"));
        var stranger = trading.user();
        assertThat(stranger.post("/portfolio/cash", movement(account, "DEPOSIT", "1"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(stranger.get(booked.getHeader("location")).statusCode()).isEqualTo(404);
        assertThat(stranger.delete(booked.getHeader("location")).statusCode()).isEqualTo(404);
        assertThat(items(stranger.get("/portfolio/cash?accountId=" + account).bodyAsJsonObject()))
                .isEmpty();
    }

    @Test
    void pages_show_every_movement_once_and_the_newest_first() {
        var user = trading.user();
        String account = openAccount(user);
        for (int day = 1; day <= 5; day++) {
            var booked = user.post(
                    "/portfolio/cash",
                    movement(account, "DEPOSIT", "1" + day).put("at", "2026-01-0" + day + "T10:00:00Z"));
            assertThat(booked.statusCode()).isEqualTo(201);
        }
        var first = user.get("/portfolio/cash?limit=3").bodyAsJsonObject();
        var second = user.get("/portfolio/cash?limit=3&cursor=" + first.getString("nextCursor"))
                .bodyAsJsonObject();
        assertThat(items(first)).extracting(each -> each.getString("amount")).containsExactly("15", "14", "13");
        assertThat(items(second)).extracting(each -> each.getString("amount")).containsExactly("12", "11");
        assertThat(second.getString("nextCursor")).isNull();
        assertThat(user.get("/portfolio/cash?from=x&to=y").statusCode()).isEqualTo(400);
    }

    private static JsonObject movement(String account, String type, String amount) {
        return new JsonObject()
                .put("accountId", account)
                .put("type", type)
                .put("amount", amount)
                .put("currency", "USD")
                .put("at", "2026-01-05T10:00:00Z");
    }
}
