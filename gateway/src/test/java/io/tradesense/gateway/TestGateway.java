package io.tradesense.gateway;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.tradesense.kit.launch.Platform;
import io.tradesense.kit.testing.TestService;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** A gateway on free ports and a client of it. */
final class TestGateway implements AutoCloseable {
    private static final int LONGEST_WAIT_SECONDS = 20;
    private static final int LOOK_MILLIS = 20;
    private static final int MOST_LOOKS = 750;
    private final TestService running;
    private final WebClient http;

    private TestGateway(TestService running) {
        this.running = running;
        this.http = WebClient.create(
                running.running().platform().vertx(), new WebClientOptions(), new PoolOptions().setHttp1MaxSize(64));
    }

    static TestGateway start() {
        return start(Map.of());
    }

    static TestGateway start(Map<String, String> more) {
        var settings = new HashMap<>(Map.of(
                "GATEWAY_MANAGEMENT_PORT", "0",
                "GATEWAY_INSTANCES", "2",
                "GATEWAY_LIMITS", "off",
                "GATEWAY_NOTICE", "0s"));
        settings.putAll(more);
        return new TestGateway(TestService.start(settings, new GatewayService()));
    }

    /** Begins to stop, as at SIGTERM. */
    Future<Void> stopping() {
        return running.running().stop();
    }

    Platform platform() {
        return running.running().platform();
    }

    Vertx vertx() {
        return platform().vertx();
    }

    int port() {
        return running.instance("gateway").port();
    }

    HttpRequest<Buffer> request(HttpMethod method, String uri) {
        return http.request(method, port(), "127.0.0.1", uri);
    }

    HttpResponse<Buffer> get(String uri) {
        return await(request(HttpMethod.GET, uri).send());
    }

    HttpResponse<Buffer> get(String uri, String token) {
        return await(request(HttpMethod.GET, uri)
                .putHeader("authorization", "Bearer " + token)
                .send());
    }

    /** What a raw request is answered, to the end of the connection. */
    String raw(String request) {
        return raw(port(), request);
    }

    static String raw(int port, String request) {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(LONGEST_WAIT_SECONDS * 1_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    JsonObject health() {
        return get("/health").bodyAsJsonObject();
    }

    /** What {@code /health} says of a service's only instance. */
    JsonObject onlyInstance(String service) {
        JsonArray all = health().getJsonObject("instances").getJsonArray(service);
        return all.getJsonObject(0);
    }

    /** Waits for something that happens by itself, looking from time to time. */
    void until(BooleanSupplier happened) {
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            if (happened.getAsBoolean()) {
                return;
            }
            await(vertx().timer(LOOK_MILLIS, TimeUnit.MILLISECONDS));
        }
        throw new AssertionError("it did not happen");
    }

    @Override
    public void close() {
        running.close();
    }

    @CanIgnoreReturnValue
    static <T> T await(Future<T> future) {
        try {
            return future.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new AssertionError("nothing came within " + LONGEST_WAIT_SECONDS + " s", late);
        }
    }
}
