package io.tradesense.analytics;

import static io.tradesense.analytics.Desk.closed;
import static io.tradesense.analytics.Desk.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.events.NewEvent;
import io.tradesense.kit.testing.ContractClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulationServiceTest {
    private static final String PATH = "/analytics/simulations";
    private final Trader trader = Trader.fresh();

    @SuppressWarnings("NullAway.Init") // set before the first test
    private Desk desk;

    @BeforeAll
    void start() {
        desk = new Desk(Map.of());
        List<NewEvent> events = new ArrayList<>(List.of(event(trader.account())));
        trader.trades(400).forEach(trade -> events.add(closed(trade)));
        desk.trading(events);
    }

    @AfterAll
    void stop() {
        desk.close();
    }

    @Test
    void futures_are_simulated_while_the_caller_waits() {
        JsonObject done = created(futures(new JsonObject().put("paths", 2_000).put("trades", 200)));
        assertThat(done.getString("status")).isEqualTo("COMPLETED");
        assertThat(done.getDouble("progress")).isEqualTo(1);
        JsonObject forecast = done.getJsonObject("result").getJsonObject("monteCarlo");
        assertThat(forecast.getInteger("blockLength"))
                .as("the cube root of 400")
                .isEqualTo(7);
        assertThat(forecast.getJsonArray("curve")).hasSize(50);
        assertThat(forecast.getDouble("riskOfRuin")).isBetween(0.0, 1.0);
        JsonObject summary = client().get("/performance/summary").bodyAsJsonObject();
        assertThat(forecast.getDouble("startingEquity"))
                .isEqualTo(10_000 + Double.parseDouble(summary.getString("netPnl")));
        assertThat(done.getLong("dataVersion")).isEqualTo(summary.getLong("dataVersion"));
    }

    @Test
    void every_sizing_rule_is_simulated() {
        for (String rule : List.of("FIXED_FRACTION", "FIXED_RISK", "KELLY")) {
            double value = rule.equals("FIXED_RISK") ? 100 : .1;
            JsonObject sizing = new JsonObject().put("rule", rule).put("value", value);
            JsonObject done = created(
                    futures(new JsonObject().put("paths", 200).put("trades", 50).put("sizing", sizing)));
            assertThat(done.getString("status")).as(rule).isEqualTo("COMPLETED");
        }
    }

    @Test
    void what_if_is_answered_and_remembers_how_much_was_tried() {
        var somebody = trader();
        JsonObject once = pasts(somebody, new JsonObject().put("name", "first").put("stopAtR", 1));
        assertThat(once.getInteger("tried")).isEqualTo(1);
        JsonObject renamed = pasts(somebody, new JsonObject().put("stopAtR", 1).put("name", "the same"));
        assertThat(renamed.getInteger("tried")).isEqualTo(1);
        JsonObject another = pasts(
                somebody,
                new JsonObject()
                        .put("name", "no Fridays, five a day")
                        .put("excludeWeekdays", new JsonArray().add("FRIDAY"))
                        .put("maxTradesPerDay", 5));
        assertThat(another.getInteger("tried")).isEqualTo(2);
        JsonObject item = another.getJsonArray("items").getJsonObject(0);
        assertThat(item.getDouble("adjustedPValue")).isGreaterThanOrEqualTo(item.getDouble("pValue"));
    }

    @Test
    void mistakes_are_known_to_the_read_model() {
        var somebody = Trader.fresh();
        desk.trading(
                event(somebody.account()),
                closed(somebody.trade("5")),
                closed(Trader.mistaken(somebody.trade("-101"), "chased")));
        JsonObject answer =
                pasts(somebody, new JsonObject().put("name", "no mistakes").put("excludeMistakes", true));
        assertThat(answer.getDouble("actualNetPnl")).isEqualTo(-98);
        assertThat(answer.getJsonArray("items").getJsonObject(0).getDouble("netPnl"))
                .isEqualTo(4);
    }

    @Test
    void the_same_key_simulates_once() {
        JsonObject body = futures(new JsonObject().put("paths", 100).put("trades", 10));
        ContractClient retrying =
                client().with("Idempotency-Key", UUID.randomUUID().toString());
        JsonObject first = retrying.post(PATH + "?wait=10", body).bodyAsJsonObject();
        JsonObject second = retrying.post(PATH + "?wait=10", body).bodyAsJsonObject();
        assertThat(second).isEqualTo(first);
    }

    @Test
    void a_simulation_is_found_again_by_its_owner_alone() {
        JsonObject done = created(futures(new JsonObject().put("paths", 100).put("trades", 10)));
        String address = PATH + "/" + done.getString("id");
        assertThat(client().get(address).bodyAsJsonObject()).isEqualTo(done);
        assertThat(desk.client(UUID.randomUUID()).get(address).statusCode()).isEqualTo(404);
        assertThat(client().delete(address).bodyAsJsonObject())
                .as("what has ended stays as it is")
                .isEqualTo(done);
        JsonObject page = client().get(PATH + "?limit=1").bodyAsJsonObject();
        assertThat(page.getJsonArray("items")).hasSize(1);
        assertThat(page.getJsonArray("items").getJsonObject(0).getValue("result"))
                .isNull();
    }

    @Test
    void the_list_goes_on_where_a_page_ended() {
        var somebody = trader();
        for (int i = 0; i < 3; i++) {
            JsonObject answer =
                    pasts(somebody, new JsonObject().put("name", "rule " + i).put("stopAtR", i + 1));
            assertThat(answer.getInteger("tried")).isEqualTo(i + 1);
        }
        List<String> ids = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonObject page = desk.client(somebody.userId())
                    .get(PATH + "?limit=2" + cursor)
                    .bodyAsJsonObject();
            page.getJsonArray("items").forEach(item -> ids.add(((JsonObject) item).getString("id")));
            cursor = page.getString("nextCursor") == null ? null : "&cursor=" + page.getString("nextCursor");
        }
        assertThat(ids).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void what_cannot_be_simulated_is_refused_at_once() {
        var novice = Trader.fresh();
        desk.trading(event(novice.account()), closed(novice.trade("5")));
        assertProblem(novice, futures(new JsonObject()), 422);
        assertProblem(trader, new JsonObject(), 422);
        assertProblem(trader, futures(new JsonObject()).put("scope", new JsonObject().put("tz", "Mars/Olympus")), 422);
        assertProblem(
                trader,
                futures(new JsonObject())
                        .put(
                                "scope",
                                new JsonObject()
                                        .put("accountId", UUID.randomUUID().toString())),
                404);
        assertProblem(trader, futures(new JsonObject().put("paths", 50_000).put("trades", 10_000)), 422);
        JsonObject noValue = new JsonObject().put("sizing", new JsonObject().put("rule", "FIXED_RISK"));
        assertProblem(trader, futures(noValue), 422);
    }

    @Test
    void of_a_deleted_user_no_simulation_stays() {
        var somebody = trader();
        assertThat(pasts(somebody, new JsonObject().put("name", "a rule").put("stopAtR", 1)))
                .isNotEmpty();
        desk.userDeleted(somebody.userId());
        assertThat(desk.client(somebody.userId()).get(PATH).bodyAsJsonObject().getJsonArray("items"))
                .isEmpty();
    }

    private Trader trader() {
        var somebody = Trader.fresh();
        List<NewEvent> events = new ArrayList<>(List.of(event(somebody.account())));
        somebody.trades(50).forEach(trade -> events.add(closed(trade)));
        desk.trading(events);
        return somebody;
    }

    private JsonObject pasts(Trader somebody, JsonObject rule) {
        var body = new JsonObject().put("whatIf", new JsonObject().put("rules", new JsonArray().add(rule)));
        return desk.client(somebody.userId())
                .post(PATH + "?wait=10", body)
                .bodyAsJsonObject()
                .getJsonObject("result")
                .getJsonObject("whatIf");
    }

    private void assertProblem(Trader somebody, JsonObject body, int status) {
        assertThat(desk.client(somebody.userId()).post(PATH, body).statusCode())
                .as(body.encode())
                .isEqualTo(status);
    }

    private JsonObject created(JsonObject body) {
        var answer = client().post(PATH + "?wait=10", body);
        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(201);
        return answer.bodyAsJsonObject();
    }

    private static JsonObject futures(JsonObject monteCarlo) {
        return new JsonObject().put("monteCarlo", monteCarlo);
    }

    private ContractClient client() {
        return desk.client(trader.userId());
    }
}
