package io.tradesense.gateway.health;

import io.tradesense.gateway.proxy.Upstreams;
import io.tradesense.kit.client.InstanceState;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** {@code GET /health}: 200 while the gateway serves, whatever the services do, and how each of them is. */
public final class HealthReport implements Handler<RoutingContext> {
    private final Upstreams upstreams;
    private final Prober prober;
    private final Supplier<List<String>> services;
    private final Supplier<List<String>> expected;

    /**
     * @param services all that may be asked
     * @param expected those of them that must be well for all to be well
     */
    public HealthReport(
            Upstreams upstreams, Prober prober, Supplier<List<String>> services, Supplier<List<String>> expected) {
        this.upstreams = upstreams;
        this.prober = prober;
        this.services = services;
        this.expected = expected;
    }

    @Override
    public void handle(RoutingContext ctx) {
        ctx.response()
                .putHeader("content-type", "application/json")
                .putHeader("cache-control", "no-store")
                .end(document().toBuffer());
    }

    /** What this answers, as a document. */
    public JsonObject document() {
        var states = new JsonObject();
        var instances = new JsonObject();
        boolean allWell = true;
        for (String service : services.get()) {
            List<ServiceState> found = new ArrayList<>();
            var entries = new JsonArray();
            for (InstanceState instance : upstreams.all(service)) {
                var state = prober.state(instance.instance());
                found.add(state);
                entries.add(entry(instance, state));
            }
            var best = ServiceState.best(found);
            allWell &= best == ServiceState.HEALTHY || !expected.get().contains(service);
            states.put(service, best.word());
            instances.put(service, entries);
        }
        return new JsonObject()
                .put("status", allWell ? "healthy" : "degraded")
                .put("gateway", "healthy")
                .put("services", states)
                .put("instances", instances);
    }

    private JsonObject entry(InstanceState known, ServiceState state) {
        var times = upstreams.times(known.instance());
        return new JsonObject()
                .put("id", known.instance().id())
                .put("url", known.instance().url())
                .put("state", state.word())
                .put("breaker", known.breaker().stateName())
                .put("inFlight", known.inFlight().get())
                .put("p50Ms", times.percentileMillis(50))
                .put("p99Ms", times.percentileMillis(99));
    }
}
