package io.tradesense.ai;

import static io.tradesense.kit.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.identity.Caller;
import io.tradesense.kit.identity.InternalTokens;
import io.tradesense.kit.testing.ContractClient;
import io.tradesense.kit.testing.TestPostgres;
import io.tradesense.kit.testing.TestService;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The service between a provider and other services that a test plays, and ways to talk to it. */
final class ChatDesk implements AutoCloseable {
    final StandInModel model;
    final TestService service;
    final FakeServices others;
    private final Vertx vertx;
    private final HttpClient client;

    private ChatDesk(Vertx vertx, StandInModel model, Map<String, String> more) {
        this.vertx = vertx;
        this.model = model;
        client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(200));
        Map<String, String> settings = new HashMap<>(Map.of(
                "OPENAI_BASE_URL", model.url(),
                "OPENAI_API_KEY", "sk-test",
                "AI_MODEL", "stand-in-1",
                "AI_TURN", "50ms"));
        settings.putAll(more);
        settings.computeIfAbsent("AI_DATABASE_URL", missing -> TestPostgres.newDatabase());
        service = TestService.start(settings, new AiService());
        others = FakeServices.start(service.running().platform());
    }

    static ChatDesk start() {
        var vertx = Vertx.vertx();
        return new ChatDesk(vertx, StandInModel.start(vertx), Map.of());
    }

    /** Beside others that share a provider. */
    static ChatDesk start(StandInModel model, Map<String, String> more) {
        return new ChatDesk(Vertx.vertx(), model, more);
    }

    void reset() {
        model.reset();
        others.reset();
    }

    @Override
    public void close() {
        service.close();
        await(vertx.close());
    }

    /** An answer that is none in the service's contract. */
    record Answered(int status, Buffer body) {}

    /** The id of the fact whose label begins so, in the request the model got. */
    static String id(JsonObject body, String label) {
        for (Object each : body.getJsonArray("messages")) {
            for (String line : ((JsonObject) each).getString("content").split("\n")) {
                if (line.matches("F\\d+ = .*")
                        && line.substring(line.indexOf("| ") + 2).startsWith(label)) {
                    return line.substring(0, line.indexOf(' '));
                }
            }
        }
        throw new AssertionError("no fact " + label + " in " + body.encode());
    }

    static String winRate(JsonObject body) {
        return "Your win rate was 58.3 % [" + id(body, "win rate") + "]. ";
    }

    static String last(JsonObject body) {
        JsonArray messages = body.getJsonArray("messages");
        return messages.getJsonObject(messages.size() - 1).getString("content");
    }

    JsonObject ask(ContractClient user, String message) {
        var answer = user.post("/ai/chat", new JsonObject().put("message", message));
        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(200);
        return answer.bodyAsJsonObject();
    }

    JsonObject usage(UUID userId) {
        return service.client("ai", userId).get("/ai/usage").bodyAsJsonObject();
    }

    Future<JsonObject> post(UUID userId, JsonObject body) {
        return send(userId, body).map(answer -> new JsonObject(answer.body()));
    }

    Future<Answered> send(UUID userId, JsonObject body) {
        return open(userId, "application/json")
                .compose(request -> request.send(body.toBuffer()))
                .compose(response -> response.body().map(answer -> new Answered(response.statusCode(), answer)));
    }

    Future<HttpClientRequest> open(UUID userId, String accept) {
        var to = service.instance("ai");
        var token = service.running().platform().tokens().token(new Caller("gateway", userId, Set.of(), "test"), "ai");
        return client.request(HttpMethod.POST, to.port(), to.host(), "/ai/chat")
                .map(request -> request.putHeader(InternalTokens.HEADER, token)
                        .putHeader("content-type", "application/json")
                        .putHeader("accept", accept));
    }

    String stream(UUID userId, String message) {
        return await(open(userId, "text/event-stream")
                .compose(request ->
                        request.send(new JsonObject().put("message", message).toBuffer()))
                .compose(response -> response.body().map(Buffer::toString)));
    }
}
