package io.tradesense.benchmarks.trading;

import io.tradesense.allinone.run.GeneratedSettings;
import io.tradesense.allinone.stores.EmbeddedStores;
import io.tradesense.auth.AuthService;
import io.tradesense.gateway.GatewayService;
import io.tradesense.kit.config.Settings;
import io.tradesense.kit.identity.Caller;
import io.tradesense.kit.identity.InternalTokens;
import io.tradesense.kit.launch.Launcher;
import io.tradesense.kit.launch.Running;
import io.tradesense.kit.launch.Shape;
import io.tradesense.trading.TradingService;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Gateway, auth and trading in one process, with a trader who is signed in. */
final class TradingUnderTest implements AutoCloseable {
    private static final long POLL_MILLIS = 20;
    private static final String PASSWORD = "four uncommon rabbits 71";
    private final Running running;
    private final HttpClient http = HttpClient.newHttpClient();
    private final UUID user;
    private final String accessToken;

    private TradingUnderTest(Running running) throws Exception {
        this.running = running;
        var body = new JsonObject()
                .put("email", UUID.randomUUID() + "@mail.example")
                .put("password", PASSWORD)
                .put("name", "Ada");
        var registered = send(
                HttpRequest.newBuilder(URI.create(url("gateway") + "/api/auth/register"))
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString(body.encode())),
                201);
        this.user = UUID.fromString(registered.getJsonObject("user").getString("id"));
        this.accessToken = registered.getString("accessToken");
    }

    static TradingUnderTest start(EmbeddedStores stores) throws Exception {
        var settings = new Settings(GeneratedSettings.of(stores, List.of("gateway", "auth", "trading")))
                .with(Map.of(
                        "TRADING_HTTP_PORT", "0",
                        "AUTH_HTTP_PORT", "0",
                        "GATEWAY_HTTP_PORT", "0",
                        "GATEWAY_MANAGEMENT_PORT", "0",
                        "GATEWAY_EXPECTED_SERVICES", "auth,trading"));
        var launched = Launcher.launch(
                settings, Shape.ALL_IN_ONE, List.of(new AuthService(), new TradingService(), new GatewayService()));
        return new TradingUnderTest(launched.await(60, TimeUnit.SECONDS));
    }

    UUID user() {
        return user;
    }

    UUID openAccount() throws Exception {
        var body = new JsonObject().put("name", "Main").put("broker", "IBKR").put("currency", "USD");
        return UUID.fromString(send(posted("/portfolio/accounts", body), 201).getString("id"));
    }

    /** From the first byte at the gateway until the trades stand. @throws IllegalStateException where it does not */
    void importAndWait(UUID account, byte[] statement) throws Exception {
        var upload = HttpRequest.newBuilder(URI.create(url("gateway") + "/api/trades/imports?accountId=" + account))
                .header("authorization", "Bearer " + accessToken)
                .header("content-type", "application/xml")
                .POST(BodyPublishers.ofByteArray(statement));
        String uri = "/trades/imports/" + send(upload, 202).getString("id");
        var job = send(request(uri).GET(), 200);
        while (!job.getString("status").equals("COMPLETED")) {
            if (job.getString("status").equals("FAILED")) {
                throw new IllegalStateException(job.encode());
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            job = send(request(uri).GET(), 200);
        }
    }

    JsonObject record(JsonObject execution) throws Exception {
        return send(posted("/trades/executions", execution), 201);
    }

    RequestOptions pageOfTrades() {
        return new RequestOptions()
                .setAbsoluteURI(url("trading") + "/trades?limit=50")
                .putHeader(InternalTokens.HEADER, token());
    }

    private HttpRequest.Builder posted(String uri, JsonObject body) {
        return request(uri).header("content-type", "application/json").POST(BodyPublishers.ofString(body.encode()));
    }

    private HttpRequest.Builder request(String uri) {
        return HttpRequest.newBuilder(URI.create(url("trading") + uri)).header(InternalTokens.HEADER, token());
    }

    private String token() {
        var caller = new Caller("gateway", user, Set.of("user"), "benchmark");
        return running.platform().tokens().token(caller, "trading");
    }

    private String url(String service) {
        return running.platform().registry().instances(service).get(0).url();
    }

    private JsonObject send(HttpRequest.Builder request, int expected) throws Exception {
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != expected) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return new JsonObject(answer.body());
    }

    @Override
    public void close() throws Exception {
        running.stop().await(60, TimeUnit.SECONDS);
    }
}
