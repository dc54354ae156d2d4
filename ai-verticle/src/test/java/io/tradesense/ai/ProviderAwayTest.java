package io.tradesense.ai;

import static io.tradesense.kit.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.testing.ContractClient;
import io.tradesense.kit.testing.TestPostgres;
import io.tradesense.kit.testing.TestService;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A provider that hangs: rules answer in its place, everything else goes on, and health says what is the matter. */
@NullUnmarked
class ProviderAwayTest {
    private static Vertx vertx;
    private static StandInModel model;
    private static TestService service;
    private static ContractClient user;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        model = StandInModel.start(vertx);
        model.script(body -> model.hangs());
        service = TestService.start(
                Map.of(
                        "AI_DATABASE_URL", TestPostgres.newDatabase(),
                        "AI_REQUEST_TIME", "2200ms",
                        "OPENAI_BASE_URL", model.url()),
                new AiService());
        var unused = FakeServices.start(service.running().platform());
        user = service.client("ai", UUID.randomUUID());
    }

    @AfterAll
    static void stop() {
        service.close();
        await(vertx.close());
    }

    @Test
    void rules_answer_others_are_untouched_and_health_shows_the_breaker() {
        assertThat(model().getString("breaker")).isEqualTo("closed");
        for (int question = 0; question < 5; question++) {
            var answer = user.post("/ai/chat", new JsonObject().put("message", "Question " + question))
                    .bodyAsJsonObject();
            assertThat(answer.getString("by")).isEqualTo("RULES");
            assertThat(answer.getString("note")).contains("could not answer in time");
            assertThat(answer.getString("text")).contains("$250.75");
        }
        assertThat(model().getString("breaker")).isEqualTo("open");
        assertThat(user.get("/health").statusCode()).isEqualTo(200);
        assertThat(user.get("/health/ready").bodyAsJsonObject().getString("status"))
                .isEqualTo("ready");
        assertThat(user.post("/ai/chat", new JsonObject().put("message", "Another"))
                        .bodyAsJsonObject()
                        .getString("note"))
                .contains("not asked for a moment");
        assertThat(user.get("/intelligence/report").statusCode()).isEqualTo(200);
        assertThat(user.get("/ai/usage").bodyAsJsonObject().getInteger("reserved"))
                .isZero();
    }

    private static JsonObject model() {
        return user.get("/health")
                .bodyAsJsonObject()
                .getJsonObject("dependencies")
                .getJsonObject("model");
    }
}
