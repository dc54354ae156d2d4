package io.tradesense.ai;

import static io.tradesense.kit.testing.Waiting.await;
import static io.tradesense.kit.testing.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.testing.TestPostgres;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two instances of the service on one database: what one is asked for the other does not ask for again. */
@NullUnmarked
class TwoInstancesTest {
    private static Vertx vertx;
    private static StandInModel model;
    private static ChatDesk one;
    private static ChatDesk other;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        model = StandInModel.start(vertx);
        var database = Map.of("AI_DATABASE_URL", TestPostgres.newDatabase());
        one = ChatDesk.start(model, database);
        other = ChatDesk.start(model, database);
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
        await(vertx.close());
    }

    @Test
    void the_same_question_at_both_at_the_same_time_costs_one_call() {
        UUID userId = UUID.randomUUID();
        Promise<Void> signal = StandInModel.signal();
        model.script(body -> model.after(signal.future(), model.says(ChatDesk.winRate(body))));
        var question = new JsonObject().put("message", "How is my win rate?");
        List<Future<JsonObject>> asked = new ArrayList<>(List.of(one.post(userId, question)));
        until(() -> model.open() == 1);
        asked.add(other.post(userId, question));
        asked.add(other.post(userId, question));
        until(() -> other.others.asked().stream().anyMatch(each -> each.contains("/performance/summary")));
        // Time enough to ask the model too, if it were to.
        var unused = await(vertx.timer(1_000, TimeUnit.MILLISECONDS));
        signal.complete();
        await(Future.all(asked).<Void>mapEmpty());
        assertThat(model.asked()).hasSize(1);
        assertThat(asked).allMatch(each -> each.result().getString("text").contains("58.3 %"));
        assertThat(asked.get(1).result().getBoolean("cached")).isTrue();
        assertThat(one.usage(userId).getInteger("calls")).isEqualTo(1);
    }
}
