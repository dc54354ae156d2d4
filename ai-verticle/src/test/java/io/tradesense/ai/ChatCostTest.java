package io.tradesense.ai;

import static io.tradesense.kit.testing.Waiting.await;
import static io.tradesense.kit.testing.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Many who ask at once, answers as they come, and those who hang up: what it costs and what is given back. */
@NullUnmarked
class ChatCostTest extends UserAtDeskTest {
    @Test
    void many_who_ask_the_same_at_once_cost_one_call() {
        Promise<Void> signal = StandInModel.signal();
        desk.model.script(body -> desk.model.after(signal.future(), desk.model.says(ChatDesk.winRate(body))));
        List<Future<JsonObject>> asked = new ArrayList<>();
        for (int each = 0; each < 10; each++) {
            asked.add(desk.post(userId, new JsonObject().put("message", "How is my win rate?")));
        }
        until(() -> desk.model.open() > 0);
        signal.complete();
        await(Future.all(asked).<Void>mapEmpty());
        assertThat(desk.model.asked()).hasSize(1);
        assertThat(asked).allMatch(each -> each.result().getString("text").contains("58.3 %"));
    }

    @Test
    void of_a_hundred_at_once_against_a_budget_for_ten_exactly_ten_reach_the_model() {
        Promise<Void> signal = StandInModel.signal();
        desk.model.script(body -> desk.model.after(signal.future(), desk.model.says(ChatDesk.winRate(body))));
        var probe = desk.post(userId, new JsonObject().put("message", "Question 99 ?"));
        until(() -> desk.model.open() == 1);
        long one = user.get("/ai/usage").bodyAsJsonObject().getLong("reserved");
        desk.others.budget(10 * one + one / 2);
        UUID poor = UUID.randomUUID();
        List<Future<ChatDesk.Answered>> asked = new ArrayList<>();
        for (int each = 100; each < 200; each++) {
            asked.add(desk.send(poor, new JsonObject().put("message", "Question " + each + "?")));
        }
        until(() -> asked.stream().filter(Future::isComplete).count() == 90);
        assertThat(desk.model.open()).isEqualTo(11);
        signal.complete();
        await(probe.<Void>mapEmpty());
        await(Future.all(asked).<Void>mapEmpty());
        assertThat(asked.stream().filter(each -> each.result().status() == 200)).hasSize(10);
        var refused = asked.stream()
                .map(Future::result)
                .filter(each -> each.status() == 402)
                .map(each -> new JsonObject(each.body()))
                .toList();
        assertThat(refused).hasSize(90);
        assertThat(refused.get(0).getString("type")).endsWith("plan-limit");
        assertThat(refused.get(0).getJsonArray("availableIn")).containsExactly("premium");
        assertThat(desk.usage(poor).getInteger("reserved")).isZero();
        assertThat(desk.usage(poor).getInteger("calls")).isEqualTo(10);
    }

    @Test
    void an_answer_is_streamed_sentence_by_sentence_and_only_what_holds() {
        desk.model.script(body -> ChatDesk.last(body).startsWith("These sentences")
                ? desk.model.says("nothing")
                : desk.model.says(ChatDesk.winRate(body) + "You made $1,000,000 [" + ChatDesk.id(body, "net P&L")
                        + "]. Well done."));
        String events = desk.stream(userId, "How am I doing?");
        assertThat(events)
                .contains("event: sentence\ndata: {\"text\":\"Your win rate was 58.3 %.\"")
                .contains("\"text\":\"Well done.\"")
                .contains("event: dropped\ndata: {\"number\":1}")
                .contains("event: done")
                .doesNotContain("1,000,000");
    }

    @Test
    void who_hangs_up_releases_what_was_set_aside_and_closes_the_connection_to_the_provider() {
        desk.model.script(body -> desk.model.talksOn("A word of advice. "));
        var request = await(desk.open(userId, "text/event-stream"));
        var response =
                request.send(new JsonObject().put("message", "Talk to me").toBuffer());
        until(() -> desk.model.open() == 1);
        assertThat(await(response).statusCode()).isEqualTo(200);
        assertThat(desk.usage(userId).getInteger("reserved")).isPositive();
        await(request.reset().otherwiseEmpty());
        until(() -> desk.model.closed() == 1);
        until(() -> user.get("/ai/usage").bodyAsJsonObject().getInteger("reserved") == 0);
        assertThat(user.get("/ai/usage").bodyAsJsonObject().getInteger("calls")).isEqualTo(1);
    }
}
