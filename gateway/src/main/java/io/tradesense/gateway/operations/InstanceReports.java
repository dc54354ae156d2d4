package io.tradesense.gateway.operations;

import io.tradesense.gateway.proxy.Upstreams;
import io.tradesense.kit.client.InstanceState;
import io.tradesense.kit.discovery.Instance;
import io.tradesense.kit.identity.Caller;
import io.tradesense.kit.identity.InternalTokens;
import io.tradesense.kit.operations.OperationsRoute;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Asks every instance of every service how it fares. One that does not answer in a second is left out. */
final class InstanceReports {
    private static final Caller SELF = Caller.service("gateway");
    private static final long PATIENCE_MILLIS = 1_000;
    private static final int AT_A_TIME = 4;
    private final Upstreams upstreams;
    private final Supplier<List<String>> services;
    private final InternalTokens tokens;
    private final HttpClient http;

    InstanceReports(Vertx vertx, Upstreams upstreams, InternalTokens tokens, Supplier<List<String>> services) {
        this.services = services;
        this.upstreams = upstreams;
        this.tokens = tokens;
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout((int) PATIENCE_MILLIS),
                new PoolOptions().setHttp1MaxSize(AT_A_TIME).setMaxWaitQueueSize(AT_A_TIME));
    }

    /** Answers of {@code GET /internal/operations}; those of instances that hold no key of ours are left out too. */
    Future<List<JsonObject>> all() {
        List<Future<JsonObject>> asked = services.get().stream()
                .flatMap(service -> upstreams.all(service).stream())
                .map(InstanceState::instance)
                .map(this::ask)
                .toList();
        return Future.join(asked)
                .transform(done -> Future.succeededFuture(asked.stream()
                        .filter(Future::succeeded)
                        .map(Future::result)
                        .filter(Objects::nonNull)
                        .toList()));
    }

    private Future<JsonObject> ask(Instance instance) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(instance.host())
                .setPort(instance.port())
                .setURI(OperationsRoute.PATH)
                .setTimeout(PATIENCE_MILLIS);
        return http.request(options)
                .compose(request -> send(request, instance.service()))
                .timeout(2 * PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private Future<JsonObject> send(HttpClientRequest request, String service) {
        return request.putHeader(InternalTokens.HEADER, tokens.token(SELF, service))
                .send()
                .compose(answer -> answer.statusCode() == 200
                        ? answer.body().map(body -> body.toJsonObject())
                        : answer.end().compose(end -> Future.failedFuture("answered " + answer.statusCode())));
    }
}
