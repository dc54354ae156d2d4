package io.tradesense.ai;

import static io.tradesense.kit.testing.Waiting.await;
import static io.tradesense.kit.testing.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** A provider that takes its time with everybody at once: nobody waits for it but those whose questions it has. */
@NullUnmarked
class ProviderSlowTest {
    private static final int CONNECTIONS = 2;

    @Test
    void while_every_connection_to_it_hangs_everything_else_is_answered() {
        var vertx = Vertx.vertx();
        var model = StandInModel.start(vertx);
        Promise<Void> signal = StandInModel.signal();
        model.script(body -> model.after(signal.future(), model.says(ChatDesk.winRate(body))));
        try (var desk = ChatDesk.start(model, Map.of("AI_CONNECTIONS", String.valueOf(CONNECTIONS)))) {
            List<Future<JsonObject>> asked = new ArrayList<>();
            ask(desk, CONNECTIONS, asked);
            // Until a connection stands, who waits for it takes a place in the line.
            until(() -> model.open() == CONNECTIONS);
            ask(desk, 12 - CONNECTIONS, asked);
            until(() -> asked.stream().filter(Future::isComplete).count() == 12 - 2 * CONNECTIONS);
            assertThat(model.open()).isEqualTo(CONNECTIONS);
            everythingElseIsAnswered(desk);
            signal.complete();
            await(Future.all(asked).<Void>mapEmpty());
            assertThat(asked.stream()
                            .filter(each -> "MODEL".equals(each.result().getString("by"))))
                    .hasSize(2 * CONNECTIONS);
            assertThat(asked.stream()
                            .map(each -> String.valueOf(each.result().getString("note")))
                            .filter(note -> note.contains("too many questions are being answered just now")))
                    .hasSize(12 - 2 * CONNECTIONS);
        } finally {
            var unused = vertx.close();
        }
    }

    private static void ask(ChatDesk desk, int times, List<Future<JsonObject>> asked) {
        for (int each = 0; each < times; each++) {
            asked.add(desk.post(UUID.randomUUID(), new JsonObject().put("message", "How is my win rate?")));
        }
    }

    private static void everythingElseIsAnswered(ChatDesk desk) {
        var user = desk.service.client("ai", UUID.randomUUID());
        assertThat(user.get("/intelligence/report").statusCode()).isEqualTo(200);
        assertThat(user.get("/intelligence/trades/" + FakeServices.TRADE).statusCode())
                .isEqualTo(200);
        assertThat(user.get("/intelligence/insights").statusCode()).isEqualTo(200);
        assertThat(user.post("/intelligence/search", new JsonObject().put("query", "gap"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(user.post("/intelligence/questions", new JsonObject().put("question", "AAPL last week?"))
                        .bodyAsJsonObject()
                        .getString("by"))
                .isEqualTo("RULES");
        assertThat(user.get("/ai/conversations").statusCode()).isEqualTo(200);
        assertThat(user.get("/ai/usage").statusCode()).isEqualTo(200);
        var model = user.get("/health")
                .bodyAsJsonObject()
                .getJsonObject("dependencies")
                .getJsonObject("model");
        // The line was full, not the provider at fault.
        assertThat(model.getString("breaker")).isEqualTo("closed");
    }
}
