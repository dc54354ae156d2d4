package io.tradesense.kit.health;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.healthchecks.CheckResult;
import io.vertx.ext.healthchecks.HealthChecks;
import io.vertx.ext.healthchecks.Status;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code /health}: every dependency with its state and latency. {@code /health/live}: the event loop turns.
 * {@code /health/ready}: this instance wants work; it stops wanting it as soon as it drains.
 */
public final class HealthRoutes {
    private static final long CHECK_TIMEOUT_MILLIS = 2_000;
    private final String service;
    private final String instance;
    private final HealthChecks checks;
    private final Map<String, Long> latencies = new ConcurrentHashMap<>();
    private volatile boolean ready;

    public HealthRoutes(Vertx vertx, String service, String instance, List<Dependency> dependencies) {
        this.service = service;
        this.instance = instance;
        this.checks = HealthChecks.create(vertx);
        dependencies.forEach(this::register);
    }

    public void mount(Router router) {
        router.get("/health/live").handler(ctx -> answer(ctx, 200, new JsonObject().put("status", "live")));
        router.get("/health/ready").handler(this::ready);
        router.get("/health").handler(this::health);
    }

    /** Says whether new work is wanted. */
    public void ready(boolean wanted) {
        this.ready = wanted;
    }

    private void register(Dependency dependency) {
        checks.register(dependency.name(), CHECK_TIMEOUT_MILLIS, result -> {
            long start = System.nanoTime();
            dependency.check().get().onComplete(answer -> {
                latencies.put(dependency.name(), (System.nanoTime() - start) / 1_000);
                result.tryComplete(status(answer.succeeded(), answer.result()));
            });
        });
    }

    private static Status status(boolean up, @Nullable Object said) {
        if (!up) {
            return Status.KO();
        }
        return said instanceof JsonObject details ? Status.OK(details) : Status.OK();
    }

    private void ready(RoutingContext ctx) {
        if (!ready) {
            answer(ctx, 503, new JsonObject().put("status", "draining"));
            return;
        }
        checks.checkStatus()
                .onSuccess(result -> answer(
                        ctx,
                        result.getUp() ? 200 : 503,
                        new JsonObject().put("status", result.getUp() ? "ready" : "waiting")))
                .onFailure(ctx::fail);
    }

    private void health(RoutingContext ctx) {
        checks.checkStatus()
                .onSuccess(result -> answer(ctx, result.getUp() ? 200 : 503, document(result)))
                .onFailure(ctx::fail);
    }

    private JsonObject document(CheckResult result) {
        var dependencies = new JsonObject();
        if (result.getChecks() != null) {
            result.getChecks().forEach(check -> dependencies.put(check.getId(), entry(check)));
        }
        return new JsonObject()
                .put("status", word(result.getUp()))
                .put("service", service)
                .put("instance", instance)
                .put("ready", ready)
                .put("dependencies", dependencies);
    }

    private JsonObject entry(CheckResult check) {
        var details =
                check.getData() == null ? new JsonObject() : check.getData().copy();
        return details.put("status", word(check.getUp()))
                .put("latencyMs", latencies.getOrDefault(check.getId(), 0L) / 1_000.0);
    }

    private static String word(boolean up) {
        return up ? "healthy" : "unhealthy";
    }

    private static void answer(RoutingContext ctx, int status, JsonObject body) {
        ctx.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .putHeader("cache-control", "no-store")
                .end(body.toBuffer());
    }
}
