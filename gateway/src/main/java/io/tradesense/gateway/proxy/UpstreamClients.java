package io.tradesense.gateway.proxy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import java.util.concurrent.TimeUnit;

/**
 * The connections of one door. Streams that stay open have a pool of their own: 64 open quote streams would otherwise
 * leave no connection for anybody else.
 */
final class UpstreamClients {
    static final int CONNECT_MILLIS = 2_000;
    private static final int CONNECTIONS = 64;
    private static final int STREAMS = 1_024;
    private static final int WAITING = 256;
    private static final int IDLE_SECONDS = 90;
    // Below the 60 s after which our services close an idle connection, so that none is used while it is being closed.
    private static final int KEEP_ALIVE_SECONDS = 30;

    private final HttpClient requests;
    private final HttpClient streams;

    UpstreamClients(Vertx vertx) {
        this.requests = client(vertx, CONNECTIONS);
        this.streams = client(vertx, STREAMS);
    }

    HttpClient of(HttpServerRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/event-stream") ? streams : requests;
    }

    private static HttpClient client(Vertx vertx, int connections) {
        var options = new HttpClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS);
        return vertx.createHttpClient(
                options, new PoolOptions().setHttp1MaxSize(connections).setMaxWaitQueueSize(WAITING));
    }
}
