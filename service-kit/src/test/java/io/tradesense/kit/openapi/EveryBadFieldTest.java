package io.tradesense.kit.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.Fault;
import io.tradesense.kit.http.Problems;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.testing.ContractClient;
import io.tradesense.kit.testing.KitService;
import io.tradesense.kit.testing.TestService;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a request is named whole: fields of body, path and query that break the contract, and rules beside it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryBadFieldTest {
    private TestService service;
    private ContractClient client;

    @BeforeAll
    void start() {
        service = TestService.start(
                Map.of(),
                new KitService()
                        .on(
                                "createOrder",
                                EveryBadFieldTest::rules,
                                request -> Future.succeededFuture(Reply.created("/orders/1", request.body()))));
        client = service.client("test", UUID.randomUUID());
    }

    @AfterAll
    void stop() {
        service.close();
    }

    /** Orders are not called after their customers, and buy at a price. */
    private static Future<?> rules(ContractRequest request) {
        List<Fault.At> faults = new ArrayList<>();
        JsonObject order = request.body();
        if ("customer".equals(order.getString("name"))) faults.add(new Fault.At("/name", "is a customer's"));
        if ("stock is away".equals(order.getString("name"))) throw Fault.unavailable("away", Duration.ofSeconds(1));
        JsonArray lines = order.getJsonArray("lines", new JsonArray());
        for (int at = 0; at < lines.size(); at++) {
            JsonObject line = lines.getJsonObject(at);
            if (!line.containsKey("price")) faults.add(new Fault.At("/lines/" + at + "/price", "is needed to buy"));
            if ("0".equals(line.getString("price"))) faults.add(new Fault.At("/lines/" + at + "/price", "is no price"));
        }
        return faults.isEmpty()
                ? Future.succeededFuture()
                : Future.failedFuture(Fault.invalid(faults).with("rules", faults.size()));
    }

    private static JsonObject line(String price, String side) {
        return new JsonObject().put("price", price).put("side", side);
    }

    private static JsonObject order(JsonObject... lines) {
        return new JsonObject().put("name", "first").put("lines", new JsonArray(List.of(lines)));
    }

    private static Map<String, String> errors(HttpResponse<Buffer> response) {
        return response.bodyAsJsonObject().getJsonArray("errors").stream()
                .map(JsonObject.class::cast)
                .collect(Collectors.toMap(error -> error.getString("pointer"), error -> error.getString("detail")));
    }

    @Test
    void every_bad_field_of_a_body_is_named_at_once() {
        var response = client.post(
                "/orders",
                new JsonObject()
                        .put("name", "")
                        .put("colour", "red")
                        .put(
                                "lines",
                                new JsonArray()
                                        .add(line("1.5", "buy"))
                                        .add(line("1,5", "hold")
                                                .put("note", "far too long a note")
                                                .put("quantity", "-3")
                                                .put("odd", 1))
                                        .add(new JsonObject().put("price", 1.5).put("time", "yesterday"))));
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.getHeader("content-type")).isEqualTo(Problems.CONTENT_TYPE);
        assertThat(errors(response))
                .containsOnly(
                        Map.entry("/name", "must have at least 1 characters, not 0"),
                        Map.entry("/colour", "is not known here"),
                        Map.entry("/lines/1/price", "is not of the form the contract gives"),
                        Map.entry("/lines/1/quantity", "must be a decimal number, such as 12.5"),
                        Map.entry("/lines/1/side", "must be one of buy, sell"),
                        Map.entry("/lines/1/note", "must have at most 10 characters, not 19"),
                        Map.entry("/lines/1/odd", "is not known here"),
                        Map.entry("/lines/2/price", "must be of type string"),
                        Map.entry("/lines/2/side", "is missing"),
                        Map.entry("/lines/2/time", "is not a valid date-time"));
    }

    @Test
    void what_breaks_a_rule_is_named_along_with_what_breaks_the_contract_and_no_field_twice() {
        var response = client.post(
                "/orders",
                order(line("1,5", "buy"), line("0", "hold"), line("2", "buy")).put("name", "customer"));
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(errors(response))
                .containsOnly(
                        Map.entry("/name", "is a customer's"),
                        Map.entry("/lines/0/price", "is not of the form the contract gives"),
                        Map.entry("/lines/1/price", "is no price"),
                        Map.entry("/lines/1/side", "must be one of buy, sell"));
        assertThat(response.bodyAsJsonObject().getInteger("rules")).isEqualTo(3);
    }

    @Test
    void where_rules_cannot_be_asked_what_breaks_the_contract_is_named() {
        assertThat(errors(client.post("/orders", order(line("1,5", "buy")).put("name", "stock is away"))))
                .containsOnlyKeys("/lines/0/price");
        var oddLine = order().put("name", "customer")
                .put("lines", new JsonArray().add(line("0", "buy")).add("a line"));
        assertThat(errors(client.post("/orders", oddLine))).containsOnlyKeys("/lines/1");
        var noObject = client.post("/orders", new JsonArray().add(1).toBuffer(), "application/json");
        assertThat(errors(noObject)).containsOnlyKeys("");
    }

    @Test
    void the_character_that_no_database_keeps_is_refused_in_a_body_and_a_query() {
        var refused = client.post("/orders", order(line("1.5", "buy").put("note", "a\u0000")));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(errors(refused)).containsOnly(Map.entry("/lines/0/note", "must not hold the character U+0000"));
        var query = client.get("/items/" + UUID.randomUUID() + "?since=%00");
        assertThat(query.statusCode()).isEqualTo(400);
        assertThat(errors(query)).containsOnly(Map.entry("query:since", "must not hold the character U+0000"));
    }

    @Test
    void an_array_that_is_too_short_says_how_many_it_needs() {
        assertThat(errors(client.post("/orders", order())))
                .containsOnly(Map.entry("/lines", "must have at least 1 items, not 0"));
    }

    @Test
    void a_decimal_with_a_line_break_behind_it_is_no_decimal() {
        assertThat(errors(client.post("/orders", order(line("12.5\n", "buy"))))).containsOnlyKeys("/lines/0/price");
    }

    @Test
    void bad_parameters_in_path_and_query_are_named_at_once() {
        var response = client.get("/items/not-a-uuid?limit=500&deep=perhaps&share=NaN");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(errors(response)).containsOnlyKeys("path:id", "query:limit", "query:deep", "query:share");
    }

    @ParameterizedTest
    @ValueSource(strings = {"urn:uuid:2f8c1f0e-6f0b-4f2b-9d0a-6a1c7f9f3b11", "2f8c1f0e-6f0b-4f2b-9d0a-6a1c7f9f3b11%0A"})
    void what_only_holds_a_uuid_is_none(String id) {
        assertThat(errors(client.get("/items/" + id))).containsOnlyKeys("path:id");
    }
}
