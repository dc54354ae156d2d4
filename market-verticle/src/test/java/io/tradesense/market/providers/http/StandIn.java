package io.tradesense.market.providers.http;

import static io.tradesense.kit.testing.Waiting.await;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A provider of a test's own, behind a real socket. It answers as it is told to, and remembers what it was asked. */
public final class StandIn implements AutoCloseable {
    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Handler<HttpServerRequest> answer =
            request -> request.response().setStatusCode(500).end();

    public StandIn(Vertx vertx) {
        server = await(vertx.createHttpServer()
                .requestHandler(request -> {
                    asked.add(request.uri());
                    answer.handle(request);
                })
                .listen(0, "127.0.0.1"));
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    /** Paths and queries, in order. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    public void answers(int status, String body) {
        answer = request -> request.response().setStatusCode(status).end(body);
    }

    public void answers(Handler<HttpServerRequest> handler) {
        answer = handler;
    }

    /** The head at once, then a byte now and then, and never an end. */
    public void drips(Vertx vertx) {
        answer = request -> {
            HttpServerResponse response = request.response().setChunked(true);
            response.write(Buffer.buffer("{"));
            long drip = vertx.setPeriodic(50, timer -> {
                if (!response.closed()) {
                    response.write(Buffer.buffer(" "));
                }
            });
            response.closeHandler(closed -> vertx.cancelTimer(drip));
        };
    }

    @Override
    public void close() {
        await(server.close());
    }
}
