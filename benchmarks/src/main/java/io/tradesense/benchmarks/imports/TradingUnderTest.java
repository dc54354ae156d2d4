package io.tradesense.benchmarks.imports;

import io.tradesense.allinone.run.GeneratedSettings;
import io.tradesense.allinone.stores.EmbeddedStores;
import io.tradesense.kit.config.Settings;
import io.tradesense.kit.identity.Caller;
import io.tradesense.kit.identity.InternalTokens;
import io.tradesense.kit.launch.Launcher;
import io.tradesense.kit.launch.Running;
import io.tradesense.kit.launch.Shape;
import io.tradesense.trading.TradingService;
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

/** The trading service alone, called as the gateway would. */
final class TradingUnderTest implements AutoCloseable {
    private static final long POLL_MILLIS = 20;
    private final Running running;
    private final UUID user = UUID.randomUUID();
    private final HttpClient http = HttpClient.newHttpClient();

    private TradingUnderTest(Running running) {
        this.running = running;
    }

    static TradingUnderTest start(EmbeddedStores stores) throws Exception {
        var settings = new Settings(GeneratedSettings.of(stores, List.of("gateway", "auth", "trading")))
                .with(Map.of("TRADING_HTTP_PORT", "0"));
        var launched = Launcher.launch(settings, Shape.ALL_IN_ONE, List.of(new TradingService()));
        return new TradingUnderTest(launched.await(60, TimeUnit.SECONDS));
    }

    UUID openAccount() throws Exception {
        var body = new JsonObject().put("name", "Main").put("broker", "IBKR").put("currency", "USD");
        var request = request("/portfolio/accounts")
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body.encode()));
        return UUID.fromString(send(request, 201).getString("id"));
    }

    /** @throws IllegalStateException where the import does not complete */
    void importAndWait(UUID account, byte[] statement) throws Exception {
        var upload = request("/trades/imports?accountId=" + account)
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

    private HttpRequest.Builder request(String uri) {
        var platform = running.platform();
        var instance = platform.registry().instances("trading").get(0);
        var caller = new Caller("gateway", user, Set.of("user"), "benchmark");
        return HttpRequest.newBuilder(URI.create(instance.url() + uri))
                .header(InternalTokens.HEADER, platform.tokens().token(caller, "trading"));
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
