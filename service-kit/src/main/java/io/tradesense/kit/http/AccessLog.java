package io.tradesense.kit.http;

import static net.logstash.logback.argument.StructuredArguments.kv;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One log line and one measurement a request. Paths are measured by their template: ids would be a meter each. */
public final class AccessLog implements Handler<RoutingContext> {
    private static final Logger log = LoggerFactory.getLogger("io.tradesense.access");
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

    private void write(RoutingContext ctx, long nanos, boolean whole) {
        int status = whole ? ctx.response().getStatusCode() : 499;
        var route = ctx.currentRoute();
        String template = route == null || route.getPath() == null ? "none" : route.getPath();
        Timer.builder("http.requests")
                .tags("service", service, "method", ctx.request().method().name(), "route", template)
                .tag("status", String.valueOf(status))
                .publishPercentileHistogram(false)
                .register(meters)
                .record(nanos, TimeUnit.NANOSECONDS);
        log.debug(
                "{} {} {} {} {}",
                kv("service", service),
                kv("method", ctx.request().method().name()),
                kv("path", ctx.request().path()),
                kv("status", status),
                kv("millis", nanos / 1_000_000));
    }
}
