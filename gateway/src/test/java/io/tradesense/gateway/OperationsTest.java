package io.tradesense.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationsTest {
    private static final String OPERATIONS = "/api/operations";
    private static final UUID PARKED = UUID.randomUUID();
    private final TestGateway gateway = TestGateway.start();
    private final String administrator = token("user", "admin");
    private final String user = token("user");

    @BeforeAll
    void start() {
        FakeAuth.start(gateway.platform());
        FakeService.start(gateway.platform(), "trading", request -> answer(request, "one", 1.5, 2));
        FakeService.start(gateway.platform(), "trading", request -> answer(request, "two", 0.25, 3));
        FakeService.start(
                gateway.platform(),
                "market",
                request -> request.response().setStatusCode(500).end());
        gateway.until(() ->
                gateway.health().getJsonObject("services").getString("trading").equals("healthy"));
    }

    @AfterAll
    void close() {
        gateway.close();
    }

    private static String token(String... roles) {
        return FakeAuth.token(FakeAuth.claims(UUID.randomUUID(), UUID.randomUUID(), Instant.now())
                .put("roles", new JsonArray(List.of(roles))));
    }

    /** As a service's process answers its operators. */
    private static void answer(HttpServerRequest request, String process, double lag, int count) {
        String path = request.path();
        if (path.equals("/internal/operations")) {
            var error = new JsonObject()
                    .put("id", "abc")
                    .put("service", "trading")
                    .put("kind", "java.lang.IllegalStateException")
                    .put("message", "of " + process)
                    .put("where", "Job.run:7")
                    .put("count", count)
                    .put("firstAt", "2026-01-0" + count + "T00:00:00Z")
                    .put("lastAt", "2026-02-0" + count + "T00:00:00Z")
                    .putNull("requestId");
            request.response()
                    .end(new JsonObject()
                            .put("service", "trading")
                            .put("instance", process)
                            .put("process", process)
                            .put("startedAt", "2026-01-01T00:00:00Z")
                            .put(
                                    "consumers",
                                    new JsonArray()
                                            .add(new JsonObject()
                                                    .put("source", "auth")
                                                    .put("lagSeconds", lag)
                                                    .put("parked", 1)))
                            .put("errors", new JsonArray().add(error))
                            .toBuffer());
        } else if (path.equals("/internal/operations/parked")) {
            var item = new JsonObject().put("number", 7).put("id", PARKED.toString());
            request.response()
                    .end(new JsonObject()
                            .put("items", new JsonArray().add(item))
                            .toBuffer());
        } else if (path.equals("/internal/operations/parked/" + PARKED + "/replay")) {
            request.response()
                    .end(new JsonObject().put("applied", 2).putNull("error").toBuffer());
        } else {
            request.response().setStatusCode(404).end();
        }
    }

    private JsonObject get(String path) {
        return gateway.get(OPERATIONS + path, administrator).bodyAsJsonObject();
    }

    @Test
    void nobody_but_an_administrator_gets_in() {
        for (String path : new String[] {"/overview", "/parked", "/errors", "/nothing"}) {
            assertThat(gateway.get(OPERATIONS + path).statusCode()).as(path).isEqualTo(401);
            assertThat(gateway.get(OPERATIONS + path, user).statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        String replay = OPERATIONS + "/parked/trading/" + PARKED + "/replay";
        var refused = gateway.request(HttpMethod.POST, replay).putHeader("authorization", "Bearer " + user);
        assertThat(TestGateway.await(refused.send()).statusCode()).isEqualTo(403);
        assertThat(gateway.get(OPERATIONS + "/nothing", administrator).statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_overview_tells_of_every_service_and_takes_the_best_informed_instances_word() {
        var services = get("/overview").getJsonArray("services");
        assertThat(services).hasSize(6);
        var trading = services.getJsonObject(1);
        assertThat(trading.getString("name")).isEqualTo("trading");
        assertThat(trading.getString("state")).isEqualTo("healthy");
        assertThat(trading.getJsonArray("instances")).hasSize(2);
        assertThat(trading.getJsonArray("instances").getJsonObject(0).fieldNames())
                .contains("id", "url", "state", "breaker", "inFlight", "p50Ms", "p99Ms");
        assertThat(trading.getDouble("lagSeconds")).isEqualTo(0.25);
        assertThat(trading.getLong("parked")).isEqualTo(1);
        var ai = services.getJsonObject(5);
        assertThat(ai.getString("state")).isEqualTo("unreachable");
        assertThat(ai.getJsonArray("instances")).isEmpty();
    }

    @Test
    void the_same_error_in_two_processes_is_one_counted_together() {
        var items = get("/errors").getJsonArray("items");
        var of = items.stream()
                .map(JsonObject.class::cast)
                .filter(item -> "abc".equals(item.getString("id")))
                .toList();
        assertThat(of).hasSize(1);
        assertThat(of.get(0).getLong("count")).isEqualTo(5);
        assertThat(of.get(0).getString("firstAt")).isEqualTo("2026-01-02T00:00:00Z");
        assertThat(of.get(0).getString("lastAt")).isEqualTo("2026-02-03T00:00:00Z");
        assertThat(of.get(0).getString("message")).isEqualTo("of two");
    }

    @Test
    void parked_events_of_all_services_are_listed_and_those_who_cannot_tell_are_named() {
        var parked = get("/parked");
        assertThat(parked.getJsonArray("items")).hasSize(1);
        assertThat(parked.getJsonArray("items").getJsonObject(0).getString("service"))
                .isEqualTo("trading");
        assertThat(parked.getJsonArray("unreachable")).contains("market");
        assertThat(get("/parked?service=trading").getJsonArray("items")).hasSize(1);
        assertThat(gateway.get(OPERATIONS + "/parked?service=nothing", administrator)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_parked_event_is_replayed_where_it_is() {
        assertThat(replay("trading", PARKED.toString()).getInteger("applied")).isEqualTo(2);
        assertThat(replay("trading", UUID.randomUUID().toString()).getInteger("status"))
                .isEqualTo(404);
        assertThat(replay("nothing", PARKED.toString()).getInteger("status")).isEqualTo(404);
        assertThat(replay("trading", "x").getInteger("status")).isEqualTo(404);
    }

    private JsonObject replay(String service, String id) {
        var request = gateway.request(HttpMethod.POST, OPERATIONS + "/parked/" + service + "/" + id + "/replay")
                .putHeader("authorization", "Bearer " + administrator);
        return TestGateway.await(request.send()).bodyAsJsonObject();
    }
}
