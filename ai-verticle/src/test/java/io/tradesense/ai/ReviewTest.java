package io.tradesense.ai;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.testing.ContractClient;
import io.tradesense.kit.testing.TestPostgres;
import io.tradesense.kit.testing.TestService;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reviews, filters from questions and chat without a key. */
@NullUnmarked
class ReviewTest {
    private static TestService service;
    private static FakeServices services;
    private static ContractClient user;

    @BeforeAll
    static void start() {
        service = TestService.start(Map.of("AI_DATABASE_URL", TestPostgres.newDatabase()), new AiService());
        services = FakeServices.start(service.running().platform());
        user = service.client("ai", UUID.randomUUID());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void a_trade_is_reviewed_by_plan_execution_exit_and_history() {
        var review = user.get("/intelligence/trades/" + FakeServices.TRADE).bodyAsJsonObject();
        assertThat(review.getString("by")).isEqualTo("RULES");
        assertThat(review.getJsonArray("sections").encode())
                .contains("The stop was planned at $189.25.")
                .contains("What was at risk: $100.00.")
                .contains("The planned reward to risk was 3.00.")
                .contains("It was traded as the setup gap and go.")
                .contains("Fills that opened or enlarged it: 1; fills that reduced or closed it: 2.")
                .contains("The furthest it went against you was $40.00.")
                .contains("It made $120.00 net.")
                .contains("The R-multiple was 1.20R.")
                .contains("It was held for 2 h 15 min.")
                .contains("You kept 66.7 % of that.")
                .contains("The exit came between the stop and the target.")
                .contains("Your closed trades in AAPL number 12.")
                .contains("It made no less than your average win there, which is $120.00.")
                .contains("Journal entries about it: 1.");
    }

    @Test
    void the_fills_of_a_trade_that_has_more_than_are_told_are_not_counted() {
        services.tradeIsLong();
        var review = service.client("ai", UUID.randomUUID())
                .get("/intelligence/trades/" + FakeServices.TRADE)
                .bodyAsJsonObject();
        services.reset();
        assertThat(review.getJsonArray("sections").encode())
                .contains("The quantity was")
                .doesNotContain("Fills that opened");
    }

    @Test
    void a_trade_that_is_not_there_cannot_be_reviewed() {
        assertThat(user.get("/intelligence/trades/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_question_becomes_a_filter_to_be_seen() {
        var read = user.post(
                        "/intelligence/questions",
                        new JsonObject()
                                .put(
                                        "question",
                                        "How were my long AAPL gap and go trades from 2026-01-01 to 2026-01-31?"))
                .bodyAsJsonObject();
        assertThat(read.getString("by")).isEqualTo("RULES");
        assertThat(read.getJsonObject("filter"))
                .isEqualTo(new JsonObject()
                        .put("symbol", "AAPL")
                        .put("side", "LONG")
                        .put("setup", "gap and go")
                        .put("from", "2026-01-01")
                        .put("to", "2026-01-31")
                        .put("tz", "UTC"));
    }

    @Test
    void chat_without_a_key_answers_with_the_figures_and_says_that_rules_wrote_it() {
        var answer = user.post("/ai/chat", new JsonObject().put("message", "Which weekday is best?"))
                .bodyAsJsonObject();
        assertThat(answer.getString("by")).isEqualTo("RULES");
        assertThat(answer.getString("note")).contains("No provider");
        assertThat(answer.getString("text"))
                .contains("These trades made $250.75 net over 12 closed trades.")
                .contains("Monday made $300.00 over 6 trades.")
                .contains("Friday lost $190.40 over 4 trades, which is more than luck explains.");
        assertThat(answer.getInteger("dropped")).isZero();
    }

    @Test
    void settings_change_only_from_the_version_that_was_read() {
        var mine = service.client("ai", UUID.randomUUID());
        String etag = mine.get("/ai/settings").getHeader("etag");
        var off = new JsonObject().put("models", false).put("journal", false);
        assertThat(mine.with("If-Match", etag).put("/ai/settings", off).statusCode())
                .isEqualTo(200);
        assertThat(mine.with("If-Match", etag).put("/ai/settings", off).statusCode())
                .isEqualTo(412);
        assertThat(mine.get("/ai/settings").bodyAsJsonObject()).isEqualTo(off);
    }
}
