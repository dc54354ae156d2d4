package io.tradesense.trading;

import static io.tradesense.trading.TestTrading.fill;
import static io.tradesense.trading.TestTrading.openAccount;
import static io.tradesense.trading.TestTrading.record;
import static io.tradesense.trading.TestTrading.trades;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.testing.ContractClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said about trades and executions afterwards: annotations, corrections, deletions, lists and files of them. */
class TradeAnnotationsTest extends TradingTest {
    @Test
    void a_stop_gives_the_r_multiple_and_what_was_said_survives_earlier_and_later_fills() {
        var user = trading.user();
        String account = openAccount(user);
        String trade = roundTrip(user, account, "02", "14");
        var said = user.patch(
                "/trades/" + trade,
                new JsonObject()
                        .put("stopLoss", "8")
                        .put("takeProfit", "16")
                        .put("tags", new JsonArray().add("gap").add("news"))
                        .put("setup", "breakout")
                        .put("mistakes", new JsonArray().add("late"))
                        .put("rating", 4)
                        .put("notes", "=not a formula"));
        assertThat(said.statusCode()).isEqualTo(200);
        assertThat(said.bodyAsJsonObject().getDouble("rMultiple")).isEqualTo(2.0);
        assertThat(said.bodyAsJsonObject().getString("riskAmount")).isEqualTo("20");
        assertThat(said.bodyAsJsonObject().getDouble("plannedRewardRisk")).isEqualTo(3.0);

        record(user, fill(account, "BUY", "5", "9", "2026-03-02T13:30:00Z"));
        record(user, fill(account, "SELL", "5", "15", "2026-03-02T16:30:00Z"));
        assertThat(trades(user, "?tag=gap,news&setup=breakout&mistake=late"))
                .singleElement()
                .satisfies(later -> {
                    assertThat(later.getString("quantity")).isEqualTo("15");
                    assertThat(later.getInteger("rating")).isEqualTo(4);
                    assertThat(later.getString("id")).isNotEqualTo(trade);
                });
        assertThat(trades(user, "?grouping=FILL_TO_FILL&tag=gap")).hasSize(3);
        assertThat(trades(user, "?tag=gap&tag=other")).isEmpty();
    }

    @Test
    void a_change_from_a_trade_that_has_changed_is_refused_and_null_takes_a_value_away() {
        var user = trading.user();
        String trade = roundTrip(user, openAccount(user), "02", "14");
        String etag = user.get("/trades/" + trade).getHeader("etag");
        var rated = user.with("If-Match", etag).patch("/trades/" + trade, new JsonObject().put("rating", 5));
        assertThat(rated.statusCode()).isEqualTo(200);
        assertThat(user.with("If-Match", etag)
                        .patch("/trades/" + trade, new JsonObject().put("rating", 1))
                        .statusCode())
                .isEqualTo(412);
        var none = user.patch("/trades/" + trade, new JsonObject().putNull("rating"));
        assertThat(none.bodyAsJsonObject().getInteger("rating")).isNull();
        assertThat(user.patch("/trades/" + trade, new JsonObject().put("plannedRisk", "0"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(trading.user()
                        .patch("/trades/" + trade, new JsonObject().put("rating", 1))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_correction_is_a_new_fact_and_the_trade_keeps_its_id_and_its_notes() {
        var user = trading.user();
        String account = openAccount(user);
        String trade = roundTrip(user, account, "02", "14");
        assertThat(user.patch("/trades/" + trade, new JsonObject().put("notes", "kept"))
                        .statusCode())
                .isEqualTo(200);
        String opening = legs(user, trade).get(0).getString("executionId");

        var corrected = user.post(
                "/trades/executions/" + opening + "/corrections",
                new JsonObject().put("price", "11").put("reason", "typed wrong"));
        assertThat(corrected.statusCode()).isEqualTo(201);
        var now = user.get("/trades/" + trade).bodyAsJsonObject();
        assertThat(now.getString("grossPnl")).isEqualTo("30");
        assertThat(now.getString("notes")).isEqualTo("kept");

        var moved = user.post("/trades/executions/" + opening + "/corrections", new JsonObject().put("symbol", "MSFT"));
        assertThat(moved.statusCode()).isEqualTo(201);
        assertThat(trades(user, "?sort=symbol"))
                .extracting(each -> each.getString("symbol"))
                .containsExactly("AAPL", "MSFT");
        assertThat(user.post("/trades/executions/" + opening + "/corrections", new JsonObject().put("quantity", "0"))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void a_deleted_trade_is_void_until_it_is_restored_and_leaves_a_shared_execution_to_its_neighbour() {
        var user = trading.user();
        String account = openAccount(user);
        record(user, fill(account, "BUY", "100", "10", "2026-03-02T14:30:00Z"));
        record(user, fill(account, "SELL", "150", "12", "2026-03-02T15:30:00Z").put("fees", "3"));
        record(user, fill(account, "BUY", "50", "11", "2026-03-02T16:30:00Z"));
        var before = trades(user, "?sort=openedAt");
        String first = before.get(0).getString("id");

        assertThat(user.delete("/trades/" + first).statusCode()).isEqualTo(204);
        assertThat(user.get("/trades/" + first).statusCode()).isEqualTo(404);
        assertThat(trades(user, "")).singleElement().satisfies(left -> {
            assertThat(left.getString("side")).isEqualTo("SHORT");
            assertThat(left.getString("netPnl")).isEqualTo("49");
        });

        assertThat(user.post("/trades/" + first + "/restore", (JsonObject) null).statusCode())
                .isEqualTo(200);
        assertThat(trades(user, "?sort=openedAt")).isEqualTo(before);
        assertThat(user.post("/trades/" + first + "/restore", (JsonObject) null).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_bulk_change_is_all_or_none_and_says_what_it_did() {
        var user = trading.user();
        String account = openAccount(user);
        String one = roundTrip(user, account, "02", "14");
        String other = roundTrip(user, account, "03", "9");
        var losers = user.post(
                "/trades/bulk",
                new JsonObject()
                        .put("filter", new JsonObject().put("maxPnl", "-1"))
                        .put("change", new JsonObject().put("addTags", new JsonArray().add("loser"))));
        assertThat(losers.bodyAsJsonObject())
                .isEqualTo(new JsonObject().put("matched", 1).put("changed", 1));
        var both = new JsonObject()
                .put("ids", new JsonArray().add(one).add(other))
                .put("change", new JsonObject().put("addTags", new JsonArray().add("loser")));
        assertThat(user.post("/trades/bulk", both).bodyAsJsonObject().getInteger("changed"))
                .isEqualTo(1);
        both.getJsonArray("ids").add("6f1c2a52-3a0f-4a4e-9f0e-6f2a3b1c4d5e");
        both.getJsonObject("change").put("setup", "breakout");
        assertThat(user.post("/trades/bulk", both).statusCode()).isEqualTo(404);
        assertThat(trades(user, "?setup=breakout")).isEmpty();
        assertThat(trades(user, "?tag=loser")).hasSize(2);
    }

    @Test
    void lists_are_filtered_by_closing_and_sorted_by_return_and_holding_time() {
        var user = trading.user();
        String account = openAccount(user);
        assertThat(roundTrip(user, account, "02", "14")).isNotEqualTo(roundTrip(user, account, "03", "9"));
        record(user, fill(account, "BUY", "1", "10", "2026-03-04T14:30:00Z"));
        assertThat(trades(user, "?dateBy=closedAt&from=2026-03-03T00:00:00Z&assetClass=STOCK"))
                .hasSize(1);
        assertThat(trades(user, "?sort=-returnPct"))
                .extracting(trade -> trade.getString("netPnl"))
                .containsExactly("40", "-10", "0");
        assertThat(trades(user, "?sort=-holdingTime").get(0).getString("status"))
                .isEqualTo("OPEN");
    }

    @Test
    void a_list_can_be_kept_under_a_name() {
        var user = trading.user();
        var view = new JsonObject()
                .put("name", "Losers")
                .put("filter", new JsonObject().put("maxPnl", "-0.01").put("sort", "netPnl"));
        var kept = user.with("Idempotency-Key", "one").post("/trades/views", view);
        assertThat(kept.statusCode()).isEqualTo(201);
        String uri = "/trades/views/" + kept.bodyAsJsonObject().getString("id");
        assertThat(user.with("Idempotency-Key", "one")
                        .post("/trades/views", view)
                        .bodyAsJsonObject())
                .isEqualTo(kept.bodyAsJsonObject());
        assertThat(TestTrading.items(user.get("/trades/views").bodyAsJsonObject()))
                .hasSize(1);
        var renamed = user.with("If-Match", kept.getHeader("etag")).patch(uri, new JsonObject().put("name", "Lost"));
        assertThat(renamed.bodyAsJsonObject().getJsonObject("filter")).isEqualTo(view.getJsonObject("filter"));
        assertThat(user.with("If-Match", kept.getHeader("etag")).delete(uri).statusCode())
                .isEqualTo(412);
        assertThat(trading.user().get(uri).statusCode()).isEqualTo(404);
        assertThat(user.delete(uri).statusCode()).isEqualTo(204);
        var bad = new JsonObject().put("name", "x").put("filter", new JsonObject().put("from", "yesterday"));
        assertThat(user.post("/trades/views", bad).statusCode()).isEqualTo(422);
    }

    @Test
    void an_export_is_a_file_in_which_no_note_is_a_formula() {
        var user = trading.user();
        String trade = roundTrip(user, openAccount(user), "02", "9");
        assertThat(user.patch("/trades/" + trade, new JsonObject().put("notes", "=1+1, \"quoted\""))
                        .statusCode())
                .isEqualTo(200);
        var csv = user.get("/trades/export").bodyAsString();
        assertThat(csv.lines()).hasSize(2);
        assertThat(csv).contains(",\"'=1+1, \"\"quoted\"\"\",").contains(",-10,");
        var json =
                new JsonArray(user.get("/trades/export?format=json&side=LONG").bodyAsString());
        assertThat(json).hasSize(1);
        assertThat(user.get("/trades/export?from=yesterday").statusCode()).isEqualTo(400);
    }

    /** 10 at 10, sold an hour later. */
    private static String roundTrip(ContractClient user, String account, String day, String exit) {
        record(user, fill(account, "BUY", "10", "10", "2026-03-" + day + "T14:30:00Z"));
        record(user, fill(account, "SELL", "10", exit, "2026-03-" + day + "T15:30:00Z"));
        return trades(user, "").get(0).getString("id");
    }

    private static List<JsonObject> legs(ContractClient user, String trade) {
        return user.get("/trades/" + trade).bodyAsJsonObject().getJsonArray("executions").stream()
                .map(JsonObject.class::cast)
                .toList();
    }
}
