package io.tradesense.gateway.health;

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
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Asks every instance once a second whether it wants work, so that {@code /health} answers from memory and
 * one that hangs is cut off. */
public final class Prober {
    private static final long TURN_MILLIS = 1_000;
    private static final long PATIENCE_MILLIS = 1_000;
    private static final int SILENCES_IN_A_ROW = 3;
    private static final String QUESTION = "/health/ready";
    private final Upstreams upstreams;
    private final Supplier<List<String>> services;
    private final HttpClient http;
    private final Map<String, ServiceState> states = new ConcurrentHashMap<>();
    private final Map<String, Silence> silences = new ConcurrentHashMap<>();
    private final Set<String> asking = ConcurrentHashMap.newKeySet();

    /** @param answers how many others the instance had answered by then */
    private record Silence(int turns, long answers) {}

    private Prober(Vertx vertx, Upstreams upstreams, Supplier<List<String>> services) {
        this.upstreams = upstreams;
        this.services = services;
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout((int) PATIENCE_MILLIS),
                new PoolOptions().setHttp1MaxSize(1).setMaxWaitQueueSize(1));
    }

    /** @param services all that may be asked */
    public static Prober start(Vertx vertx, Upstreams upstreams, Supplier<List<String>> services) {
        var prober = new Prober(vertx, upstreams, services);
        vertx.setPeriodic(0, TURN_MILLIS, timer -> prober.turn());
        return prober;
    }

    /** What the last probe found; unreachable until one has come back. */
    ServiceState state(Instance instance) {
        return states.getOrDefault(instance.id(), ServiceState.UNREACHABLE);
    }

    private void turn() {
        List<InstanceState> present = services.get().stream()
                .flatMap(service -> upstreams.all(service).stream())
                .toList();
        upstreams.keepOnly(present);
        var ids = present.stream().map(known -> known.instance().id()).collect(Collectors.toSet());
        states.keySet().retainAll(ids);
        silences.keySet().retainAll(ids);
        present.stream().filter(known -> asking.add(known.instance().id())).forEach(this::probe);
    }

    private void probe(InstanceState known) {
        var instance = known.instance();
        ask(instance)
                .map(status -> status == 200 ? ServiceState.HEALTHY : ServiceState.UNHEALTHY)
                .otherwise(ServiceState.UNREACHABLE)
                .onSuccess(state -> {
                    states.put(instance.id(), state);
                    count(known, state);
                    asking.remove(instance.id());
                });
    }

    /**
     * A process that hangs answers nobody, and its callers would find that out one deadline after the other. One that has no
     * processor to spare is late to a probe too, but it goes on answering its callers.
     */
    private void count(InstanceState known, ServiceState state) {
        String id = known.instance().id();
        if (state != ServiceState.UNREACHABLE) {
            silences.remove(id);
            return;
        }
        long answers = known.breaker().answers();
        var silence = silences.merge(
                id,
                new Silence(1, answers),
                (before, first) -> before.answers == answers ? new Silence(before.turns + 1, answers) : first);
        if (silence.turns >= SILENCES_IN_A_ROW) {
            known.breaker().cutOff();
        }
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
