package io.tradesense.ai;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** The assistant with a provider that a test plays: what it answers, from which facts, and what it keeps. */
@NullUnmarked
class ChatTest extends UserAtDeskTest {
    @Test
    void an_answer_cites_facts_and_costs_what_it_used() {
        desk.model.script(body -> desk.model.says(ChatDesk.winRate(body) + "That is sound."));
        var answer = desk.ask(user, "How is my win rate?");
        assertThat(answer.getString("by")).isEqualTo("MODEL");
        assertThat(answer.getString("model")).isEqualTo("stand-in-1");
        assertThat(answer.getString("text")).isEqualTo("Your win rate was 58.3 %. That is sound.");
        assertThat(answer.getInteger("dropped")).isZero();
        var figure = answer.getJsonArray("statements")
                .getJsonObject(0)
                .getJsonArray("figures")
                .getJsonObject(0);
        assertThat(answer.getJsonArray("facts").stream()
                        .map(JsonObject.class::cast)
                        .filter(fact -> fact.getString("id").equals(figure.getString("factId")))
                        .map(fact -> fact.getString("metric")))
                .containsExactly("WIN_RATE");
        var usage = user.get("/ai/usage").bodyAsJsonObject();
        assertThat(usage.getInteger("tokens")).isEqualTo(120);
        assertThat(usage.getInteger("reserved")).isZero();
        assertThat(usage.getString("cost")).isEqualTo("0.000027");
    }

    @Test
    void the_same_question_over_the_same_facts_is_answered_for_nothing_and_a_changed_trade_is_not() {
        desk.model.script(body -> desk.model.says(ChatDesk.winRate(body)));
        assertThat(desk.ask(user, "How is my win rate?").getBoolean("cached")).isFalse();
        assertThat(desk.ask(user, "How is my win rate?").getBoolean("cached")).isTrue();
        assertThat(desk.model.asked()).hasSize(1);
        assertThat(user.get("/ai/usage").bodyAsJsonObject().getInteger("cacheHits"))
                .isEqualTo(1);
        desk.others.on(
                "analytics /performance/summary",
                request -> FakeServices.summary().put("trades", 13));
        assertThat(desk.ask(user, "How is my win rate?").getBoolean("cached")).isFalse();
        assertThat(desk.model.asked()).hasSize(2);
    }

    @Test
    void what_was_made_for_a_user_is_deleted_at_a_word_and_what_it_cost_stays() {
        desk.model.script(body -> desk.model.says(ChatDesk.winRate(body)));
        assertThat(desk.ask(user, "How is my win rate?").getBoolean("cached")).isFalse();
        assertThat(user.delete("/ai/data").statusCode()).isEqualTo(204);
        assertThat(user.get("/ai/conversations").bodyAsJsonObject().getJsonArray("items"))
                .isEmpty();
        assertThat(desk.ask(user, "How is my win rate?").getBoolean("cached")).isFalse();
        assertThat(user.get("/ai/usage").bodyAsJsonObject().getInteger("calls")).isEqualTo(2);
    }

    @Test
    void tools_are_asked_as_the_user_and_their_facts_can_be_cited() {
        desk.model.script(body -> body.getJsonArray("messages").size() == 2
                ? desk.model.wants("get_breakdown", new JsonObject().put("by", "symbol"))
                : desk.model.says("MSFT lost $160.00 [" + ChatDesk.id(body, "net P&L, MSFT") + "]."));
        var answer = desk.ask(user, "What went wrong?");
        assertThat(answer.getString("text")).isEqualTo("MSFT lost $160.00.");
        assertThat(desk.others.asked())
                .anyMatch(asked -> asked.startsWith("GET analytics /performance/breakdown?by=symbol"));
        assertThat(answer.getJsonArray("filters")).isNotEmpty();
    }

    @Test
    void a_figure_that_is_no_facts_is_mended_once_and_else_dropped() {
        desk.model.script(body -> ChatDesk.last(body).startsWith("These sentences")
                ? desk.model.says("0| Your win rate was 58.3 % [" + ChatDesk.id(body, "win rate")
                        + "].\n1| You made $999.00 [" + ChatDesk.id(body, "net P&L") + "].")
                : desk.model.says("Your win rate was 61.3 % [" + ChatDesk.id(body, "win rate") + "]. You made $999.00 ["
                        + ChatDesk.id(body, "net P&L") + "]. " + "Keep a journal."));
        var answer = desk.ask(user, "How am I doing?");
        assertThat(answer.getString("text")).isEqualTo("Your win rate was 58.3 %. Keep a journal.");
        assertThat(answer.getInteger("dropped")).isEqualTo(1);
        assertThat(desk.model.asked()).hasSize(2);
    }

    @Test
    void where_nothing_can_be_borne_out_rules_write() {
        desk.model.script(body -> desk.model.says("You made a million dollars."));
        var answer = desk.ask(user, "How am I doing?");
        assertThat(answer.getString("by")).isEqualTo("RULES");
        assertThat(answer.getString("text")).contains("$250.75").doesNotContain("million");
    }

    @Test
    void conversations_are_kept_listed_continued_and_deleted() {
        desk.model.script(body -> desk.model.says("A thought."));
        String id = desk.ask(user, "First?").getString("conversationId");
        var second = user.post(
                        "/ai/chat", new JsonObject().put("conversationId", id).put("message", "Second?"))
                .bodyAsJsonObject();
        assertThat(second.getString("conversationId")).isEqualTo(id);
        assertThat(desk.model.asked().get(1).encode()).contains("First?").contains("A thought.");
        assertThat(user.get("/ai/conversations").bodyAsJsonObject().getJsonArray("items"))
                .hasSize(1);
        assertThat(user.get("/ai/conversations/" + id).bodyAsJsonObject().getJsonArray("messages"))
                .hasSize(4);
        var stranger = desk.service.client("ai", UUID.randomUUID());
        assertThat(stranger.get("/ai/conversations/" + id).statusCode()).isEqualTo(404);
        assertThat(stranger.post(
                                "/ai/chat",
                                new JsonObject().put("conversationId", id).put("message", "Mine?"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(user.delete("/ai/conversations/" + id).statusCode()).isEqualTo(204);
        assertThat(user.get("/ai/conversations/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void a_retried_question_is_answered_by_the_first_answer() {
        desk.model.script(body -> desk.model.says("A thought."));
        var once = user.with("Idempotency-Key", UUID.randomUUID().toString());
        var message = new JsonObject().put("message", "Once?");
        assertThat(once.post("/ai/chat", message).bodyAsJsonObject())
                .isEqualTo(once.post("/ai/chat", message).bodyAsJsonObject());
        assertThat(user.get("/ai/conversations").bodyAsJsonObject().getJsonArray("items"))
                .hasSize(1);
    }
}
