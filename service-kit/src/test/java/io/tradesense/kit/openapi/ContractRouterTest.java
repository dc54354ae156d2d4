package io.tradesense.kit.openapi;

import static io.tradesense.kit.testing.Waiting.await;
import static io.tradesense.kit.testing.Waiting.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.tradesense.kit.http.Problems;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.identity.Caller;
import io.tradesense.kit.identity.InternalTokens;
import io.tradesense.kit.scope.RequestScope;
import io.tradesense.kit.testing.CapturedLog;
import io.tradesense.kit.testing.ContractClient;
import io.tradesense.kit.testing.KitService;
import io.tradesense.kit.testing.TestService;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractRouterTest {
    private static final String ITEM = "/items/2f8c1f0e-6f0b-4f2b-9d0a-6a1c7f9f3b11";
    private static final JsonObject ORDER = new JsonObject()
            .put("name", "first")
            .put("lines", new JsonArray().add(new JsonObject().put("price", "1").put("side", "buy")));
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private TestService service;
    private ContractClient client;

    @BeforeAll
    void start() {
        service = TestService.start(
                Map.of("TEST_BODY_BYTES", "300000"),
                new KitService()
                        .on("getItem", ContractRouterTest::echo)
                        .on(
                                "createOrder",
                                request -> Future.succeededFuture(Reply.created("/orders/1", request.body())))
                        .on("slow", request -> Promise.<Reply>promise().future())
                        .on("broken", request -> {
                            throw new IllegalStateException("the cellar is flooded");
                        }));
        client = service.client("test", UUID.randomUUID());
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private static Future<Reply> echo(ContractRequest request) {
        var scope = RequestScope.current().orElseThrow();
        return Future.succeededFuture(Reply.ok(new JsonObject()
                .put("id", request.id("id").toString())
                .put("limit", request.integer("limit", -1))
                .put("any", request.integer("any", -1))
                .put("since", request.text("since").orElse(null))
                .put("deep", request.flag("deep"))
                .put("traceId", scope.trace().traceId())
                .put("leftMillis", scope.deadline().left().toMillis())));
    }

    @Test
    void parameters_have_the_type_the_contract_gives() {
        var item = client.get(ITEM + "?limit=7&deep=true&since=2026-01-02T03:04:05%2B01:00")
                .bodyAsJsonObject();
        assertThat(item.getInteger("limit")).isEqualTo(7);
        assertThat(item.getBoolean("deep")).isTrue();
        assertThat(item.getString("since")).isEqualTo("2026-01-02T03:04:05+01:00");
        assertThat(client.get(ITEM + "?since=-5").bodyAsJsonObject().getString("since"))
                .isEqualTo("-5");
        assertThat(client.get(ITEM).bodyAsJsonObject().getInteger("limit")).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0f", "+5", "0x10", "4294967297", "99999999999999999999", "", "%zz"})
    void what_is_no_whole_number_of_32_bits_is_refused(String number) {
        assertThat(client.get(ITEM + "?any=" + number).statusCode()).isEqualTo(400);
    }

    @Test
    void what_is_no_json_cannot_be_read() {
        for (String body : new String[] {"{\"name\":", "", "null", "{} {}"}) {
            var status = client.post("/orders", Buffer.buffer(body), "application/json")
                    .statusCode();
            assertThat(status).as(body).isEqualTo(body.isEmpty() ? 422 : 400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/jsonp"
            })
    void another_content_type_is_not_taken(String type) {
        var response = client.post("/orders", Buffer.buffer("a=b"), type);
        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(response.bodyAsJsonObject().getString("detail")).isEqualTo("this address takes application/json");
    }

    @Test
    void a_charset_changes_nothing() {
        var body = ORDER.toBuffer();
        assertThat(client.post("/orders", body, "Application/JSON; charset=utf-8")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void a_body_over_the_bound_is_refused() {
        var response = client.post("/orders", Buffer.buffer(new byte[400_000]), "application/json");
        assertThat(response.statusCode()).isEqualTo(413);
    }

    @Test
    void an_unknown_path_is_a_problem_that_names_it() {
        var problem = client.get("/nowhere");
        assertThat(problem.statusCode()).isEqualTo(404);
        assertThat(problem.getHeader("content-type")).isEqualTo(Problems.CONTENT_TYPE);
        assertThat(problem.bodyAsJsonObject().getString("instance")).isEqualTo("/nowhere");
    }

    @Test
    void a_wrong_method_is_a_problem() {
        var problem = client.delete("/orders");
        assertThat(problem.statusCode()).isEqualTo(405);
        assertThat(problem.getHeader("content-type")).isEqualTo(Problems.CONTENT_TYPE);
    }

    @Test
    void a_bug_is_told_to_the_log_once_and_to_nobody_else() {
        try (var log = CapturedLog.of(Problems.class.getName())) {
            var problem = client.get("/broken");
            assertThat(problem.statusCode()).isEqualTo(500);
            assertThat(problem.bodyAsString()).doesNotContain("cellar", "IllegalState");
            assertThat(log.events(Level.ERROR)).hasSize(1);
        }
    }

    @Test
    void an_operation_that_needs_a_user_is_refused_without_one() {
        assertThat(service.anonymous("test").post("/orders", ORDER).statusCode())
                .isEqualTo(401);
        assertThat(service.anonymous("test").get(ITEM).statusCode()).isEqualTo(200);
    }

    @Test
    void nobody_is_answered_without_an_internal_token() {
        var instance = service.instance("test");
        var http = WebClient.create(service.running().platform().vertx());
        assertThat(await(http.get(instance.port(), instance.host(), ITEM).send())
                        .statusCode())
                .isEqualTo(401);
        String forAnother = service.running().platform().tokens().token(Caller.service("gateway"), "auth");
        assertThat(await(http.get(instance.port(), instance.host(), ITEM)
                                .putHeader(InternalTokens.HEADER, forAnother)
                                .send())
                        .statusCode())
                .isEqualTo(401);
        for (String open : new String[] {"/health", "/health/live", "/health/ready", "/metrics", "/openapi.yaml"}) {
            assertThat(await(http.get(instance.port(), instance.host(), open).send())
                            .statusCode())
                    .as(open)
                    .isEqualTo(200);
        }
    }

    @Test
    void a_request_id_and_a_trace_are_taken_over() {
        var response =
                client.with("x-request-id", "abc-1").with("traceparent", TRACE).get(ITEM);
        assertThat(response.getHeader("x-request-id")).isEqualTo("abc-1");
        assertThat(response.bodyAsJsonObject().getString("traceId")).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(client.with("x-request-id", "abc-2")
                        .get("/nowhere")
                        .bodyAsJsonObject()
                        .getString("requestId"))
                .isEqualTo("abc-2");
    }

    @Test
    void what_could_forge_a_log_line_is_replaced() {
        var response = client.with("x-request-id", "a b\" x")
                .with("traceparent", "00-zz-1-01")
                .get(ITEM);
        assertThat(UUID.fromString(response.getHeader("x-request-id"))).isNotNull();
        assertThat(response.bodyAsJsonObject().getString("traceId")).matches("[0-9a-f]{32}");
        assertThat(client.with("x-request-id", "a".repeat(129)).get(ITEM).getHeader("x-request-id"))
                .hasSize(36);
    }

    @Test
    void a_deadline_can_only_shorten_the_time() {
        assertThat(left("2000")).isLessThanOrEqualTo(2_000);
        assertThat(left("99999999")).isBetween(20_000L, 30_000L);
        assertThat(left("soon")).isBetween(20_000L, 30_000L);
    }

    private long left(String header) {
        return client.with("x-request-timeout-ms", header)
                .get(ITEM)
                .bodyAsJsonObject()
                .getLong("leftMillis");
    }

    @Test
    void what_is_not_ready_at_the_deadline_is_answered_504() {
        assertThat(client.with("x-request-timeout-ms", "50").get("/slow").statusCode())
                .isEqualTo(504);
        assertThat(client.with("x-request-timeout-ms", "0").get(ITEM).statusCode())
                .isEqualTo(504);
    }

    @Test
    void meters_name_the_template_and_no_invented_method() {
        assertThat(client.get(ITEM).statusCode()).isEqualTo(200);
        var instance = service.instance("test");
        var http = WebClient.create(service.running().platform().vertx());
        assertThat(await(http.request(HttpMethod.valueOf("BREW"), instance.port(), instance.host(), "/x")
                                .send())
                        .statusCode())
                .isEqualTo(401);
        String metrics = await(
                        http.get(instance.port(), instance.host(), "/metrics").send())
                .bodyAsString();
        assertThat(metrics)
                .contains("/items/")
                .contains("OTHER")
                .doesNotContain("BREW")
                .doesNotContain(ITEM);
    }

    @Test
    void a_contract_that_is_not_served_whole_is_refused() {
        var vertx = Vertx.vertx();
        var contracts = new Contracts(vertx);
        var router = await(ContractRouter.load(vertx, contracts, "test/openapi.yaml", 1_000))
                .on("getItem", ContractRouterTest::echo);
        assertThatThrownBy(router::router).hasMessageContaining("createOrder").hasMessageContaining("slow");
        assertThatThrownBy(() -> router.on("nothing", ContractRouterTest::echo)).hasMessageContaining("nothing");
        assertThatThrownBy(() -> router.on("getItem", ContractRouterTest::echo)).hasMessageContaining("twice");
        assertThat(failureOf(ContractRouter.load(vertx, contracts, "test/missing.yaml", 1_000)))
                .isNotNull();
        await(vertx.close());
    }
}
