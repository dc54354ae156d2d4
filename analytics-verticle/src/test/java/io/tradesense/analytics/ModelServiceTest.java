package io.tradesense.analytics;

import static io.tradesense.analytics.Desk.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.analytics.models.domain.Facts;
import io.tradesense.analytics.models.domain.SimulatedFacts;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelServiceTest {
    private static final String MODELS = "/analytics/models";
    private static final JsonObject PLAN =
            new JsonObject().put("symbol", "AAPL").put("side", "LONG").put("at", "2026-06-01T15:00:00Z");

    @SuppressWarnings("NullAway.Init") // set before the first test
    private Desk desk;

    @BeforeAll
    void start() {
        desk = new Desk(Map.of(), new MarketStandIn());
    }

    @AfterAll
    void stop() {
        desk.close();
    }

    @Test
    void what_can_be_learnt_is_learnt_judged_and_asked() {
        var trader = traded(SimulatedFacts.learnable(3, 900, 25));
        JsonObject model = trained(trader);
        JsonObject result = model.getJsonObject("result");
        assertThat(result.getString("verdict")).isEqualTo("ACCEPTED");
        assertThat(result.getBoolean("volatilityKnown")).isTrue();
        assertThat(model.getLong("dataVersion")).isPositive();
        JsonObject evaluation = result.getJsonObject("evaluation");
        assertThat(evaluation.getDouble("brier")).isLessThan(evaluation.getDouble("baseBrier"));
        double good = chance(trader, model, "breakout");
        double bad = chance(trader, model, "fade");
        assertThat(good).isGreaterThan(0.6);
        assertThat(bad).isLessThan(0.4);
    }

    @Test
    void a_model_of_noise_is_refused_and_answers_no_question() {
        var trader = traded(SimulatedFacts.noise(2, 400));
        JsonObject model = trained(trader);
        assertThat(model.getJsonObject("result").getString("verdict")).isEqualTo("NOT_BETTER_THAN_BASE_RATE");
        var refused = desk.client(trader.userId()).post(MODELS + "/" + model.getString("id") + "/predictions", PLAN);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.bodyAsJsonObject().getString("type")).endsWith("model-refused");
    }

    @Test
    void too_few_trades_are_answered_with_how_many_it_takes() {
        JsonObject result = trained(traded(SimulatedFacts.noise(2, 30))).getJsonObject("result");
        assertThat(result.getString("verdict")).isEqualTo("TOO_FEW_TRADES");
        assertThat(result.getInteger("tradesNeeded")).isEqualTo(200);
    }

    @Test
    void the_same_seed_gives_the_same_model_again() {
        var trader = traded(SimulatedFacts.learnable(4, 400, 25));
        JsonObject first = trained(trader);
        JsonObject second = trained(trader);
        assertThat(second.getString("id")).isNotEqualTo(first.getString("id"));
        assertThat(second.getJsonObject("result")).isEqualTo(first.getJsonObject("result"));
    }

    @Test
    void a_training_asked_for_twice_under_one_key_is_one() {
        var trader = traded(SimulatedFacts.noise(5, 30));
        var client = desk.client(trader.userId()).with("Idempotency-Key", "one");
        String first = client.post(MODELS + "?wait=10", new JsonObject())
                .bodyAsJsonObject()
                .getString("id");
        assertThat(client.post(MODELS + "?wait=10", new JsonObject())
                        .bodyAsJsonObject()
                        .getString("id"))
                .isEqualTo(first);
        assertThat(desk.client(trader.userId()).get(MODELS).bodyAsJsonObject().getJsonArray("items"))
                .hasSize(1);
    }

    @Test
    void of_somebody_elses_model_nothing_is_known() {
        JsonObject model = trained(traded(SimulatedFacts.noise(6, 30)));
        var stranger = desk.client(UUID.randomUUID());
        String path = MODELS + "/" + model.getString("id");
        assertThat(stranger.get(path).statusCode()).isEqualTo(404);
        assertThat(stranger.post(path + "/predictions", PLAN).statusCode()).isEqualTo(404);
    }

    @Test
    void a_bad_question_names_what_is_wrong() {
        var client = desk.client(UUID.randomUUID());
        assertThat(client.post(MODELS, new JsonObject().put("tz", "Mars")).statusCode())
                .isEqualTo(422);
        assertThat(client.post(MODELS, new JsonObject().put("seed", "many")).statusCode())
                .isIn(400, 422);
        assertThat(client.post(
                                MODELS,
                                new JsonObject()
                                        .put("accountId", UUID.randomUUID().toString()))
                        .statusCode())
                .isEqualTo(404);
    }

    private JsonObject trained(Trader trader) {
        var answer = desk.client(trader.userId()).post(MODELS + "?wait=10", new JsonObject().put("seed", 7));
        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(201);
        return answer.bodyAsJsonObject();
    }

    private double chance(Trader trader, JsonObject model, String setup) {
        var answer = desk.client(trader.userId())
                .post(
                        MODELS + "/" + model.getString("id") + "/predictions",
                        PLAN.copy().put("setup", setup).put("quantity", "100"));
        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(200);
        return answer.bodyAsJsonObject().getDouble("chance");
    }

    private Trader traded(Facts facts) {
        var trader = Trader.fresh();
        desk.trading(event(trader.account()));
        desk.trading(PlannedTrades.told(trader, facts));
        return trader;
    }
}
