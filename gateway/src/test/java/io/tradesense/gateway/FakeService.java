package io.tradesense.gateway;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.tradesense.kit.discovery.Instance;
import io.tradesense.kit.launch.Platform;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A service in another language: it answers HTTP and knows nothing of ours. */
final class FakeService {
    private final Platform platform;
    private final HttpServer server;
    private final Instance instance;
    private final List<Seen> seen;

    /** One request as it arrived. */
    record Seen(String method, String uri, MultiMap headers) {}

    private FakeService(Platform platform, HttpServer server, Instance instance, List<Seen> seen) {
        this.platform = platform;
        this.server = server;
        this.instance = instance;
        this.seen = seen;
    }

    /** Listens and announces itself; {@code /health/ready} is answered 200, all else by {@code work}. */
    @CanIgnoreReturnValue
    static FakeService start(Platform platform, String service, Handler<HttpServerRequest> work) {
        return start(platform, service, work, request -> request.response().end());
    }

    /** @param readiness answers {@code /health/ready}, or does not */
    @CanIgnoreReturnValue
    static FakeService start(
            Platform platform, String service, Handler<HttpServerRequest> work, Handler<HttpServerRequest> readiness) {
        var seen = new CopyOnWriteArrayList<Seen>();
        var server = TestGateway.await(platform.vertx()
                .createHttpServer()
                .requestHandler(request -> {
                    if (request.path().equals("/health/ready")) {
                        readiness.handle(request);
                    } else if (request.path().equals("/openapi.yaml")) {
                        // Asked for in the background, at any time.
                        work.handle(request);
                    } else {
                        seen.add(new Seen(
                                request.method().name(),
                                request.uri(),
                                MultiMap.caseInsensitiveMultiMap().addAll(request.headers())));
                        work.handle(request);
                    }
                })
                .listen(0, "127.0.0.1"));
        var instance = new Instance(service + "-" + UUID.randomUUID(), service, "127.0.0.1", server.actualPort());
        TestGateway.await(platform.registry().announce(instance));
        return new FakeService(platform, server, instance, seen);
    }

    Instance instance() {
        return instance;
    }

    List<Seen> seen() {
        return seen;
    }

    Seen last() {
        return seen.get(seen.size() - 1);
    }

    /** Stops listening and leaves its record behind, as a killed process does. */
    void kill() {
        TestGateway.await(server.shutdown(0, TimeUnit.MILLISECONDS));
    }

    void withdraw() {
        TestGateway.await(platform.registry().withdraw(instance));
        kill();
    }
}
