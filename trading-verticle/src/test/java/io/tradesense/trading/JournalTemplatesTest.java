package io.tradesense.trading;

import static io.tradesense.trading.TestTrading.fill;
import static io.tradesense.trading.TestTrading.items;
import static io.tradesense.trading.TestTrading.openAccount;
import static io.tradesense.trading.TestTrading.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** Templates, and the entries that begin with them. */
class JournalTemplatesTest extends TradingTest {
    @Test
    void an_entry_begins_with_the_day_as_it_was_and_says_what_it_says_itself() {
        var user = trading.user();
        String account = openAccount(user);
        record(user, fill(account, "BUY", "10", "10", "2026-03-03T01:00:00Z"));
        record(user, fill(account, "SELL", "10", "12", "2026-03-03T02:00:00Z"));
        var template = user.post(
                "/journal/templates",
                new JsonObject()
                        .put("name", "Review")
                        .put("title", "{{weekday}}: {{netPnl}}")
                        .put(
                                "body",
                                "{{ date }} {{tradeCount}}/{{wins}}/{{losses}} {{symbols}}\n{{trades}}\n{{mood}}"));
        assertThat(template.statusCode()).isEqualTo(201);
        var from = new JsonObject()
                .put("templateId", template.bodyAsJsonObject().getString("id"))
                .put("timezone", "America/New_York")
                .put("date", "2026-03-02");
        var entry = user.post("/journal/entries", from).bodyAsJsonObject();
        assertThat(entry.getString("title")).isEqualTo("Monday: 20 USD");
        assertThat(entry.getString("body")).isEqualTo("2026-03-02 1/1/0 AAPL\n- AAPL long: 20 USD\n{{mood}}");

        var own = user.post("/journal/entries", from.copy().put("title", "Mine").put("date", "2026-03-03"))
                .bodyAsJsonObject();
        assertThat(own.getString("title")).isEqualTo("Mine");
        assertThat(own.getString("body")).startsWith("2026-03-03 0/0/0");
        assertThat(trading.user().post("/journal/entries", from).statusCode()).isEqualTo(422);
        assertThat(user.post("/journal/entries", new JsonObject().put("date", "2026-03-02"))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void a_template_can_be_changed_and_removed_by_its_owner() {
        var user = trading.user();
        var added = user.post(
                "/journal/templates", new JsonObject().put("name", "Plan").put("title", "Plan"));
        String uri = added.getHeader("location");
        var changed = user.with("If-Match", added.getHeader("etag")).patch(uri, new JsonObject().put("body", "# Plan"));
        assertThat(changed.bodyAsJsonObject().getString("body")).isEqualTo("# Plan");
        assertThat(user.with("If-Match", added.getHeader("etag")).delete(uri).statusCode())
                .isEqualTo(412);
        assertThat(trading.user().get(uri).statusCode()).isEqualTo(404);
        assertThat(user.delete(uri).statusCode()).isEqualTo(204);
        assertThat(items(user.get("/journal/templates").bodyAsJsonObject())).isEmpty();
    }
}
