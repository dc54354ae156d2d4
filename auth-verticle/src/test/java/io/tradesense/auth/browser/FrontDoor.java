package io.tradesense.auth.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An empty page at {@code http://localhost} and, below {@code /api}, what is posted from it: the place of the gateway. */
public final class FrontDoor implements AutoCloseable {
    private static final byte[] PAGE = "<!doctype html><title>Journal</title>".getBytes(StandardCharsets.UTF_8);
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    /** Who answers. */
    public interface Backend {

        /** @param authorization as the page sent it; empty where it sent none */
        HttpResponse<Buffer> post(String path, String authorization, Buffer body);
    }

    private FrontDoor(HttpServer server) {
        this.server = server;
    }

    public static FrontDoor open() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            return new FrontDoor(server);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    public void serve(Backend backend) {
        server.createContext("/", exchange -> answer(exchange, 200, "text/html", PAGE));
        server.createContext("/api", exchange -> {
            String path = exchange.getRequestURI().getPath().substring("/api".length());
            String authorization = exchange.getRequestHeaders().getFirst("authorization");
            var body = Buffer.buffer(exchange.getRequestBody().readAllBytes());
            var answer = backend.post(path, authorization == null ? "" : authorization, body);
            Buffer content = answer.body() == null ? Buffer.buffer() : answer.body();
            answer(exchange, answer.statusCode(), "application/json", content.getBytes());
        });
        server.setExecutor(threads);
        server.start();
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("content-type", type);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
