package io.tradesense.kit.http;

import static net.logstash.logback.argument.StructuredArguments.kv;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One log line and one measurement a request. Paths are measured by their template: ids would be a meter each. */
public final class AccessLog implements Handler<RoutingContext> {
    private static final Logger log = LoggerFactory.getLogger("io.tradesense.access");
    /** Any word may stand where the method does, and each would be a meter of its own. */
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private static final String TEMPLATE = "tradesense.template";
    private final String service;
    private final MeterRegistry meters;

    public AccessLog(String service, MeterRegistry meters) {
        this.service = service;
        this.meters = meters;
    }

    @Override
    public void handle(RoutingContext ctx) {
        long start = System.nanoTime();
        ctx.addEndHandler(ended -> write(ctx, System.nanoTime() - start, ended.succeeded()));
        ctx.next();
    }

    /** Names the path of the contract that a request was for: the route below a sub-router is not seen from here. */
    public static void template(RoutingContext ctx, String path) {
        ctx.put(TEMPLATE, path);
    }

    private static String template(RoutingContext ctx) {
        String named = ctx.get(TEMPLATE);
        var route = ctx.currentRoute();
        String path = named == null && route != null ? route.getPath() : named;
        return path == null ? "none" : path;
    }

    private void write(RoutingContext ctx, long nanos, boolean whole) {
        int status = whole ? ctx.response().getStatusCode() : 499;
        String template = template(ctx);
        String method = ctx.request().method().name();
        Timer.builder("http.requests")
                .tags("service", service, "method", METHODS.contains(method) ? method : "OTHER", "route", template)
                .tag("status", String.valueOf(status))
                .publishPercentileHistogram(false)
                .register(meters)
                .record(nanos, TimeUnit.NANOSECONDS);
        log.debug(
                "{} {} {} {} {}",
                kv("service", service),
                kv("method", method),
                kv("path", ctx.request().path()),
                kv("status", status),
                kv("millis", nanos / 1_000_000));
    }
}
