package io.tradesense.trading;

import static io.tradesense.trading.TestTrading.fill;
import static io.tradesense.trading.TestTrading.items;
import static io.tradesense.trading.TestTrading.openAccount;
import static io.tradesense.trading.TestTrading.record;
import static io.tradesense.trading.TestTrading.trades;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tradesense.contracts.TradeJudged;
import io.tradesense.kit.testing.ContractClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Setups with the trades that kept or broke them; goals as they stand. */
class JournalSetupsTest extends TradingTest {
    @Test
    void each_trade_of_a_setup_is_held_against_its_rules_and_marks() {
        var user = trading.user();
        var added = user.post("/journal/setups", setup("breakout"));
        assertThat(added.statusCode()).isEqualTo(201);
        String uri = added.getHeader("location");
        String byHand =
                added.bodyAsJsonObject().getJsonArray("rules").getJsonObject(0).getString("id");
        String account = openAccount(user);
        String first = roundTrip(user, account, "02", "14", "12");
        String second = roundTrip(user, account, "02", "16", "9");
        for (String trade : new String[] {first, second}) {
            assertThat(user.patch(
                                    "/trades/" + trade,
                                    new JsonObject().put("setup", "breakout").put("stopLoss", "9"))
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(user.put(uri + "/marks/" + first, mark(byHand, true)).statusCode())
                .isEqualTo(204);

        var adherence = user.get(uri + "/adherence").bodyAsJsonObject();
        assertThat(items(adherence))
                .extracting(item -> item.getString("tradeId"), item -> item.getString("verdict"))
                .containsExactly(tuple(second, "BROKEN"), tuple(first, "KEPT"));
        assertThat(adherence.getInteger("kept")).isEqualTo(1);
        assertThat(adherence.getJsonArray("rules").getJsonObject(0).getInteger("unknown"))
                .isEqualTo(1);
        assertThat(items(user.get(uri + "/adherence?to=2026-03-02T15:00:00Z").bodyAsJsonObject()))
                .hasSize(1);

        assertThat(user.put(uri + "/marks/" + first, mark(byHand, null)).statusCode())
                .isEqualTo(204);
        assertThat(user.get(uri + "/adherence").bodyAsJsonObject().getInteger("kept"))
                .isZero();
        assertThat(user.put(uri + "/marks/" + first, mark(first, true)).statusCode())
                .isEqualTo(422);
        assertThat(trading.user()
                        .put(uri + "/marks/" + first, mark(byHand, true))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void what_is_known_of_rules_kept_or_broken_is_told_and_taken_back() {
        var user = trading.user();
        var added = user.post("/journal/setups", setup("told"));
        String uri = added.getHeader("location");
        String byHand =
                added.bodyAsJsonObject().getJsonArray("rules").getJsonObject(0).getString("id");
        String account = openAccount(user);
        String kept = roundTrip(user, account, "02", "14", "12");
        String broken = roundTrip(user, account, "02", "16", "9");
        for (String trade : new String[] {kept, broken}) {
            assertThat(user.patch(
                                    "/trades/" + trade,
                                    new JsonObject().put("setup", "told").put("stopLoss", "9"))
                            .statusCode())
                    .isEqualTo(200);
        }
        latest(broken, new JsonObject().put("rulesKept", false));
        assertThat(user.put(uri + "/marks/" + kept, mark(byHand, true)).statusCode())
                .isEqualTo(204);
        latest(kept, new JsonObject().put("rulesKept", true));
        assertThat(user.put(uri + "/marks/" + kept, mark(byHand, null)).statusCode())
                .isEqualTo(204);
        latest(kept, new JsonObject());
        assertThat(user.delete(uri).statusCode()).isEqualTo(204);
        latest(broken, new JsonObject());
        assertThat(verdicts(broken)).as("each told once").hasSize(2);
    }

    /** Waits until the latest that was told of the trade is this. */
    private static void latest(String trade, JsonObject verdict) {
        var latest = trading.eventually(
                () -> {
                    var told = verdicts(trade);
                    return told.isEmpty() ? new JsonObject().put("rulesKept", "never") : told.get(told.size() - 1);
                },
                verdict::equals);
        assertThat(latest).isEqualTo(verdict);
    }

    private static List<JsonObject> verdicts(String trade) {
        return trading.told(TradeJudged.TYPE).stream()
                .filter(event -> event.getString("tradeId").equals(trade))
                .map(event -> {
                    event.remove("tradeId");
                    event.remove("userId");
                    return event;
                })
                .toList();
    }

    @Test
    void a_rule_that_keeps_its_id_keeps_its_marks_and_a_name_is_given_once() {
        var user = trading.user();
        var added = user.post("/journal/setups", setup("pullback"));
        String uri = added.getHeader("location");
        assertThat(user.post("/journal/setups", setup("pullback")).statusCode()).isEqualTo(409);
        String byHand =
                added.bodyAsJsonObject().getJsonArray("rules").getJsonObject(0).getString("id");
        String trade = roundTrip(user, openAccount(user), "02", "14", "12");
        assertThat(user.patch("/trades/" + trade, new JsonObject().put("setup", "pullback"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(user.put(uri + "/marks/" + trade, mark(byHand, true)).statusCode())
                .isEqualTo(204);
        var rules = new JsonArray().add(rule("BY_HAND", "Waited").put("id", byHand));
        var changed = user.with("If-Match", added.getHeader("etag")).patch(uri, new JsonObject().put("rules", rules));
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(user.get(uri + "/adherence").bodyAsJsonObject().getInteger("kept"))
                .isEqualTo(1);
        assertThat(user.with("If-Match", added.getHeader("etag")).delete(uri).statusCode())
                .isEqualTo(412);
        assertThat(trading.user().get(uri).statusCode()).isEqualTo(404);
        assertThat(user.delete(uri).statusCode()).isEqualTo(204);
        assertThat(items(user.get("/journal/setups").bodyAsJsonObject())).isEmpty();
    }

    @Test
    void every_bad_rule_is_named() {
        var rules = new JsonArray()
                .add(rule("MAX_QUANTITY", "Size"))
                .add(rule("TIME_WINDOW", "Morning").put("from", "9.30").put("to", "11:00"))
                .add(rule("WEEKDAYS", "Days").put("choices", new JsonArray().add("FUNDAY")));
        var refused = trading.user()
                .post("/journal/setups", new JsonObject().put("name", "x").put("rules", rules));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.bodyAsJsonObject().getJsonArray("errors").stream()
                        .map(error -> ((JsonObject) error).getString("pointer")))
                .containsExactly("/rules/0/number", "/rules/1/from", "/rules/2/choices");
    }

    @Test
    void goals_stand_as_trades_and_entries_of_their_span_say() {
        var user = trading.user();
        String account = openAccount(user);
        assertThat(roundTrip(user, account, "02", "14", "12")).isNotEqualTo(roundTrip(user, account, "03", "14", "9"));
        assertThat(user.post(
                                "/journal/entries",
                                new JsonObject().put("date", "2026-03-02").put("title", "Monday"))
                        .statusCode())
                .isEqualTo(201);
        assertThat(standing(user, goal("NET_PNL", "TARGET", "10").put("currency", "USD"), "2026-03-05"))
                .isEqualTo("10 REACHED");
        assertThat(standing(user, goal("NET_PNL", "TARGET", "10").put("currency", "EUR"), "2026-03-05"))
                .isEqualTo("0 BROKEN");
        assertThat(standing(user, goal("MAX_DAILY_LOSS", "LIMIT", "9.99").put("currency", "USD"), "2026-03-05"))
                .isEqualTo("10 BROKEN");
        assertThat(standing(user, goal("TRADES", "LIMIT", "2"), "2026-03-05")).isEqualTo("2 REACHED");
        assertThat(standing(user, goal("WIN_RATE", "TARGET", "0.5"), "2026-03-05"))
                .isEqualTo("0.5 REACHED");
        assertThat(standing(user, goal("WIN_RATE", "TARGET", "0.5"), "2026-02-05"))
                .isEqualTo("null BROKEN");
        assertThat(standing(user, goal("JOURNALED_DAYS", "TARGET", "1").put("accountId", account), "2026-03-05"))
                .isEqualTo("1 REACHED");
    }

    @Test
    void a_goal_that_makes_no_sense_is_refused_and_one_can_be_changed_and_given_up() {
        var user = trading.user();
        assertThat(user.post("/journal/goals", goal("NET_PNL", "LIMIT", "0")).statusCode())
                .isEqualTo(422);
        assertThat(user.post("/journal/goals", goal("TRADES", "LIMIT", "3").put("timezone", "Mars/Base"))
                        .statusCode())
                .isEqualTo(422);
        String foreign = openAccount(trading.user());
        assertThat(user.post("/journal/goals", goal("TRADES", "LIMIT", "3").put("accountId", foreign))
                        .statusCode())
                .isEqualTo(422);
        var added = user.post("/journal/goals", goal("TRADES", "LIMIT", "3"));
        String uri = added.getHeader("location");
        var changed = user.with("If-Match", added.getHeader("etag")).patch(uri, new JsonObject().put("value", "4"));
        assertThat(changed.bodyAsJsonObject().getString("value")).isEqualTo("4");
        assertThat(user.with("If-Match", added.getHeader("etag")).delete(uri).statusCode())
                .isEqualTo(412);
        assertThat(trading.user().get(uri).statusCode()).isEqualTo(404);
        assertThat(user.delete(uri).statusCode()).isEqualTo(204);
        assertThat(items(user.get("/journal/goals?on=2026-03-02").bodyAsJsonObject()))
                .isEmpty();
    }

    private static String standing(ContractClient user, JsonObject goal, String day) {
        var added = user.post("/journal/goals", goal);
        assertThat(added.statusCode()).isEqualTo(201);
        var stands = user.get(added.getHeader("location") + "?on=" + day).bodyAsJsonObject();
        return stands.getString("current") + " " + stands.getString("state");
    }

    private static JsonObject goal(String metric, String aim, String value) {
        return new JsonObject()
                .put("name", "Goal")
                .put("metric", metric)
                .put("aim", aim)
                .put("value", value)
                .put("period", "MONTH")
                .put("timezone", "America/New_York");
    }

    private static JsonObject setup(String name) {
        var rules = new JsonArray()
                .add(rule("BY_HAND", "Waited for the close"))
                .add(rule("MAX_TRADES_A_DAY", "One a day").put("number", "1"))
                .add(rule("SIDES", "Long only").put("choices", new JsonArray().add("LONG")));
        return new JsonObject()
                .put("name", name)
                .put("timezone", "America/New_York")
                .put("rules", rules);
    }

    private static JsonObject rule(String kind, String text) {
        return new JsonObject().put("kind", kind).put("text", text);
    }

    private static JsonObject mark(String rule, @Nullable Boolean kept) {
        return new JsonObject()
                .put(
                        "marks",
                        new JsonArray().add(new JsonObject().put("ruleId", rule).put("kept", kept)));
    }

    /** 10 at 10, sold a quarter of an hour later; answers the newest trade. */
    private static String roundTrip(ContractClient user, String account, String day, String hour, String exit) {
        record(user, fill(account, "BUY", "10", "10", "2026-03-" + day + "T" + hour + ":30:00Z"));
        record(user, fill(account, "SELL", "10", exit, "2026-03-" + day + "T" + hour + ":45:00Z"));
        return trades(user, "").get(0).getString("id");
    }
}
