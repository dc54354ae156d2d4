package io.tradesense.trading;

import static io.tradesense.trading.TestTrading.fill;
import static io.tradesense.trading.TestTrading.items;
import static io.tradesense.trading.TestTrading.openAccount;
import static io.tradesense.trading.TestTrading.record;
import static io.tradesense.trading.TestTrading.trades;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.testing.ContractClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written in the journal, how it is found again, and what it says of trades that change or go. */
class JournalEntriesTest extends TradingTest {
    @Test
    void markdown_is_kept_to_the_letter_and_a_retry_writes_once() {
        var user = trading.user();
        var entry = entry("2026-03-02", "Monday", "# Plan\n\n<script>alert(1)</script>\r\n\t*wait*  \n")
                .put("mood", "calm")
                .put("tags", new JsonArray().add("review").add("plan"));
        var written = user.with("Idempotency-Key", "one").post("/journal/entries", entry);
        assertThat(written.statusCode()).isEqualTo(201);
        assertThat(user.with("Idempotency-Key", "one")
                        .post("/journal/entries", entry)
                        .bodyAsJsonObject())
                .isEqualTo(written.bodyAsJsonObject());
        assertThat(items(user.get("/journal/entries").bodyAsJsonObject())).hasSize(1);

        var read = user.get(written.getHeader("location")).bodyAsJsonObject();
        assertThat(read.getString("body")).isEqualTo(entry.getString("body"));
        assertThat(read.getJsonArray("tags"))
                .isEqualTo(new JsonArray().add("plan").add("review"));
        assertThat(trading.user().get(written.getHeader("location")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_change_of_an_old_version_is_refused_and_an_entry_can_be_removed() {
        var user = trading.user();
        var written =
                user.post("/journal/entries", entry("2026-03-02", "Draft", "").put("mood", "calm"));
        String uri = written.getHeader("location");
        String etag = written.getHeader("etag");
        var changed = user.with("If-Match", etag)
                .patch(uri, new JsonObject().put("title", "Final").putNull("mood"));
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.bodyAsJsonObject().getString("title")).isEqualTo("Final");
        assertThat(changed.bodyAsJsonObject().getString("mood")).isNull();
        assertThat(user.with("If-Match", etag)
                        .patch(uri, new JsonObject().put("title", "Lost"))
                        .statusCode())
                .isEqualTo(412);
        assertThat(user.with("If-Match", etag).delete(uri).statusCode()).isEqualTo(412);
        assertThat(trading.user().delete(uri).statusCode()).isEqualTo(404);
        assertThat(user.delete(uri).statusCode()).isEqualTo(204);
        assertThat(user.get(uri).statusCode()).isEqualTo(404);
    }

    @Test
    void every_bad_field_is_named_and_nothing_is_kept() {
        var user = trading.user();
        var late = user.post("/journal/entries", entry("2026-02-30", "x", "é".repeat(140_000)));
        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(pointers(late.bodyAsJsonObject())).containsExactlyInAnyOrder("/date", "/body");
        var nul = user.post("/journal/entries", entry("2026-03-02", " ", "a\u0000b"));
        assertThat(nul.statusCode()).isEqualTo(422);
        assertThat(pointers(nul.bodyAsJsonObject())).containsExactlyInAnyOrder("/title", "/body");
        assertThat(items(user.get("/journal/entries").bodyAsJsonObject())).isEmpty();
        assertThat(user.get("/journal/entries?from=soon&to=2026-13-01").statusCode())
                .isEqualTo(400);
        assertThat(user.get("/journal/entries?sort=relevance").statusCode()).isEqualTo(400);
        assertThat(user.get("/journal/entries?cursor=abc").statusCode()).isEqualTo(400);
    }

    @Test
    void words_are_found_in_their_forms_with_the_places_marked_and_the_best_first() {
        var user = trading.user();
        write(user, "2026-03-02", "Chased again", "I was chasing breakouts, \uE000not waiting\uE001 at all.");
        write(user, "2026-03-03", "Patience", "Waited for the pullback. Somebody else chased.");
        write(user, "2026-03-04", "Holiday", "Nothing.");

        var found = search(user, "chase");
        assertThat(found).extracting(item -> item.getString("title")).containsExactly("Chased again", "Patience");
        var excerpt = found.get(0).getJsonObject("excerpt");
        assertThat(excerpt.getString("text")).contains("not waiting").doesNotContain("\uE000");
        var span = excerpt.getJsonArray("highlights").getJsonObject(0);
        assertThat(excerpt.getString("text").substring(span.getInteger("start"), span.getInteger("end")))
                .isEqualTo("chasing");
        assertThat(search(user, "chase -pullback")).hasSize(1);
        assertThat(search(user, "\"the pullback\"")).hasSize(1);
        assertThat(search(user, "holiday or patience")).hasSize(2);
        assertThat(search(user, "'); DROP TABLE trades; --")).isEmpty();
        assertThat(search(trading.user(), "chase")).isEmpty();
    }

    @Test
    void pages_neither_repeat_nor_lose_an_entry_in_any_order() {
        var user = trading.user();
        for (int day = 1; day <= 7; day++) {
            write(user, "2026-03-0" + (day + 1) / 2, "Day " + day, "gap ".repeat(day));
        }
        for (String order : List.of("?sort=date", "?sort=-date", "?q=gap", "?q=gap&sort=date")) {
            List<String> titles = new ArrayList<>();
            String cursor = "";
            do {
                var page = user.get("/journal/entries" + order + "&limit=3" + cursor)
                        .bodyAsJsonObject();
                items(page).forEach(item -> titles.add(item.getString("title")));
                cursor = page.getString("nextCursor") == null ? "" : "&cursor=" + page.getString("nextCursor");
            } while (!cursor.isEmpty());
            assertThat(titles).as(order).hasSize(7).doesNotHaveDuplicates();
        }
    }

    @Test
    void filters_narrow_by_day_tag_mood_and_trade() {
        var user = trading.user();
        String trade = roundTrip(user, openAccount(user));
        var linked = entry("2026-03-03", "Linked", "")
                .put("tradeIds", new JsonArray().add(trade))
                .put("mood", "tense")
                .put("tags", new JsonArray().add("gap").add("news"));
        assertThat(user.post("/journal/entries", linked).statusCode()).isEqualTo(201);
        write(user, "2026-03-04", "Other", "");
        for (String only :
                List.of("to=2026-03-03", "tag=gap,news", "tag=gap&tag=news", "mood=tense", "tradeId=" + trade)) {
            assertThat(items(user.get("/journal/entries?" + only).bodyAsJsonObject()))
                    .as(only)
                    .singleElement()
                    .satisfies(item -> assertThat(item.getString("title")).isEqualTo("Linked"));
        }
        assertThat(items(user.get("/journal/entries?from=2026-03-03&to=2026-03-04")
                        .bodyAsJsonObject()))
                .hasSize(2);
    }

    @Test
    void a_link_follows_its_trade_through_earlier_fills_and_is_marked_when_the_trade_is_deleted() {
        var user = trading.user();
        String account = openAccount(user);
        String trade = roundTrip(user, account);
        var written = user.post(
                "/journal/entries", entry("2026-03-02", "Linked", "").put("tradeIds", new JsonArray().add(trade)));
        String uri = written.getHeader("location");

        record(user, fill(account, "BUY", "5", "9", "2026-03-02T13:30:00Z"));
        record(user, fill(account, "SELL", "5", "15", "2026-03-02T16:30:00Z"));
        String now = trades(user, "").get(0).getString("id");
        assertThat(now).isNotEqualTo(trade);
        assertThat(user.get(uri).bodyAsJsonObject().getJsonArray("tradeIds")).isEqualTo(new JsonArray().add(now));
        assertThat(items(user.get("/journal/entries?tradeId=" + now).bodyAsJsonObject()))
                .hasSize(1);

        assertThat(user.delete("/trades/" + now).statusCode()).isEqualTo(204);
        var orphan = user.get(uri).bodyAsJsonObject();
        assertThat(orphan.getJsonArray("missingTradeIds"))
                .isEqualTo(orphan.getJsonArray("tradeIds"))
                .hasSize(1);
        var kept = user.patch(uri, new JsonObject().put("tradeIds", orphan.getJsonArray("tradeIds")));
        assertThat(kept.bodyAsJsonObject().getJsonArray("missingTradeIds")).hasSize(1);
    }

    @Test
    void nobody_links_a_trade_of_somebody_else() {
        var owner = trading.user();
        String trade = roundTrip(owner, openAccount(owner));
        var user = trading.user();
        var refused = user.post(
                "/journal/entries", entry("2026-03-02", "Mine", "").put("tradeIds", new JsonArray().add(trade)));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(pointers(refused.bodyAsJsonObject())).containsExactly("/tradeIds/0");
        assertThat(items(user.get("/journal/entries").bodyAsJsonObject())).isEmpty();
    }

    private static List<JsonObject> search(ContractClient user, String words) {
        return items(user.get("/journal/entries?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8))
                .bodyAsJsonObject());
    }

    private static void write(ContractClient user, String date, String title, String body) {
        assertThat(user.post("/journal/entries", entry(date, title, body)).statusCode())
                .isEqualTo(201);
    }

    private static JsonObject entry(String date, String title, String body) {
        return new JsonObject().put("date", date).put("title", title).put("body", body);
    }

    private static String roundTrip(ContractClient user, String account) {
        record(user, fill(account, "BUY", "10", "10", "2026-03-02T14:30:00Z"));
        record(user, fill(account, "SELL", "10", "12", "2026-03-02T15:30:00Z"));
        return trades(user, "").get(0).getString("id");
    }

    private static List<String> pointers(JsonObject problem) {
        return items(new JsonObject().put("items", problem.getJsonArray("errors"))).stream()
                .map(error -> error.getString("pointer"))
                .toList();
    }
}
