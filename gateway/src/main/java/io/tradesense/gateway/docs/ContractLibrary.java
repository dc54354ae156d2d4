package io.tradesense.gateway.docs;

import io.tradesense.gateway.files.StaticFile;
import io.tradesense.gateway.http.RouteTable;
import io.tradesense.gateway.proxy.Upstreams;
import io.tradesense.kit.client.InstanceState;
import io.tradesense.kit.discovery.Instance;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.impl.Utils;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects what the services say they serve, in the background, and keeps the last good word of one that is away. An
 * installation without a service does not tell of it.
 */
public final class ContractLibrary {
    private static final Logger log = LoggerFactory.getLogger(ContractLibrary.class);
    private static final String ADDRESS = "/openapi.yaml";
    private static final long TURN_MILLIS = 3_000;
    private static final long PATIENCE_MILLIS = 2_000;
    private static final int LARGEST = 4 << 20;

    private final Vertx vertx;
    private final Upstreams upstreams;
    private final HttpClient http;
    private final Map<String, Buffer> texts = new HashMap<>();
    private final Map<String, JsonObject> contracts = new HashMap<>();
    private volatile StaticFile document;
    private boolean collecting;
    private boolean changed;

    private ContractLibrary(Vertx vertx, Upstreams upstreams) {
        this.vertx = vertx;
        this.upstreams = upstreams;
        this.document = file(Map.of());
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout((int) PATIENCE_MILLIS),
                new PoolOptions().setHttp1MaxSize(1).setMaxWaitQueueSize(1));
    }

    /** Must be called on the context of one verticle, which all collecting then happens on. */
    public static ContractLibrary start(Vertx vertx, Upstreams upstreams) {
        var library = new ContractLibrary(vertx, upstreams);
        vertx.setPeriodic(0, TURN_MILLIS, timer -> library.turn());
        return library;
    }

    /** The merged contract as it is now known. */
    StaticFile document() {
        return document;
    }

    private void turn() {
        if (collecting) {
            return;
        }
        collecting = true;
        Future.join(RouteTable.services().stream().map(this::collect).toList())
                .transform(all -> merge())
                .onComplete(merged -> collecting = false);
    }

    private Future<Void> collect(String service) {
        return any(service)
                .map(instance -> ask(instance)
                        .compose(text -> take(service, text))
                        .onFailure(failure -> log.debug("{} tells no contract: {}", service, failure.toString())))
                .orElseGet(Future::succeededFuture);
    }

    private Optional<Instance> any(String service) {
        return upstreams.all(service).stream()
                .filter(known -> known.breaker().admits())
                .map(InstanceState::instance)
                .findAny();
    }

    private Future<Buffer> ask(Instance instance) {
        var options = new RequestOptions()
                .setHost(instance.host())
                .setPort(instance.port())
                .setURI(ADDRESS)
                .setTimeout(PATIENCE_MILLIS);
        return http.request(options)
                .compose(HttpClientRequest::send)
                .compose(ContractLibrary::text)
                .timeout(2 * PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static Future<Buffer> text(HttpClientResponse answer) {
        if (answer.statusCode() != 200) {
            answer.request().reset();
            return Future.failedFuture("answered " + answer.statusCode());
        }
        var text = Buffer.buffer();
        answer.handler(part -> {
            if (text.length() + part.length() > LARGEST) {
                answer.request().reset();
            } else {
                text.appendBuffer(part);
            }
        });
        return answer.end().map(text);
    }

    private Future<Void> take(String service, Buffer text) {
        if (text.equals(texts.get(service))) {
            return Future.succeededFuture();
        }
        return vertx.executeBlocking(() -> Utils.yamlStringToJson(text.toString()), false)
                .compose(read -> read)
                .onSuccess(contract -> {
                    texts.put(service, text);
                    contracts.put(service, contract);
                    changed = true;
                })
                .mapEmpty();
    }

    private Future<Void> merge() {
        if (!changed) {
            return Future.succeededFuture();
        }
        changed = false;
        Map<String, JsonObject> ordered = new LinkedHashMap<>();
        RouteTable.services().stream()
                .filter(contracts::containsKey)
                .forEach(service -> ordered.put(service, contracts.get(service)));
        return vertx.executeBlocking(() -> file(ordered), false)
                .onSuccess(made -> document = made)
                .onFailure(failure -> log.error("the contracts cannot be merged", failure))
                .mapEmpty();
    }

    private static StaticFile file(Map<String, JsonObject> contracts) {
        return StaticFile.of("application/json", MergedContract.of(contracts).toBuffer());
    }
}
