package io.tradesense.gateway.health;

import io.tradesense.gateway.http.RouteTable;
import io.tradesense.gateway.proxy.Upstreams;
import io.tradesense.kit.client.InstanceState;
import io.tradesense.kit.discovery.Instance;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Asks every instance once a second whether it wants work, so that {@code /health} answers from memory. */
public final class Prober {
    private static final long TURN_MILLIS = 1_000;
    private static final long PATIENCE_MILLIS = 1_000;
    private static final String QUESTION = "/health/ready";
    private final Upstreams upstreams;
    private final HttpClient http;
    private final Map<String, ServiceState> states = new ConcurrentHashMap<>();
    private final Set<String> asking = ConcurrentHashMap.newKeySet();

    private Prober(Vertx vertx, Upstreams upstreams) {
        this.upstreams = upstreams;
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout((int) PATIENCE_MILLIS),
                new PoolOptions().setHttp1MaxSize(1).setMaxWaitQueueSize(1));
    }

    public static Prober start(Vertx vertx, Upstreams upstreams) {
        var prober = new Prober(vertx, upstreams);
        vertx.setPeriodic(0, TURN_MILLIS, timer -> prober.turn());
        return prober;
    }

    /** What the last probe found; unreachable until one has come back. */
    ServiceState state(Instance instance) {
        return states.getOrDefault(instance.id(), ServiceState.UNREACHABLE);
    }

    private void turn() {
        List<Instance> present = RouteTable.services().stream()
                .flatMap(service -> upstreams.all(service).stream())
                .map(InstanceState::instance)
                .toList();
        upstreams.keepOnly(present);
        states.keySet().retainAll(present.stream().map(Instance::id).collect(Collectors.toSet()));
        present.stream().filter(instance -> asking.add(instance.id())).forEach(this::probe);
    }

    private void probe(Instance instance) {
        ask(instance)
                .map(status -> status == 200 ? ServiceState.HEALTHY : ServiceState.UNHEALTHY)
                .otherwise(ServiceState.UNREACHABLE)
                .onSuccess(state -> {
                    states.put(instance.id(), state);
                    asking.remove(instance.id());
                });
    }

    private Future<Integer> ask(Instance instance) {
        var options = new RequestOptions()
                .setHost(instance.host())
                .setPort(instance.port())
                .setURI(QUESTION)
                .setTimeout(PATIENCE_MILLIS);
        return http.request(options)
                .compose(HttpClientRequest::send)
                .compose(answer -> answer.end().map(answer.statusCode()));
    }
}
