package io.tradesense.kit.http;

import static net.logstash.logback.argument.StructuredArguments.kv;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tradesense.kit.telemetry.ServiceLevels;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** One log line and one measurement a request. Paths are measured by their template: ids would be a meter each. */
public final class AccessLog implements Handler<RoutingContext> {
    /** Server errors are warnings, refusals are for information, the rest for debugging: its level says how much is wanted. */
    public static final String NAME = "io.tradesense.access";

    private static final Logger log = LoggerFactory.getLogger(NAME);
    /** Any word may stand where the method does, and each would be a meter of its own. */
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /** As nginx calls a client that did not wait for its answer. */
    private static final int GONE = 499;

    private static final String TEMPLATE = "tradesense.template";
    private static final String REASON = "tradesense.reason";
    private static final String UPSTREAM = "tradesense.upstream";
    private final String service;
    private final MeterRegistry meters;
    /** Found by what differs from request to request: to look a meter up by its tags costs more than to measure. */
    private final Map<Measured, Timer> timers = new ConcurrentHashMap<>();

    private record Measured(String method, String route, int status) {}

    private final ServiceLevels levels;

    public AccessLog(String service, MeterRegistry meters) {
        this.service = service;
        this.meters = meters;
        this.levels = new ServiceLevels(service, meters);
    }

    @Override
    public void handle(RoutingContext ctx) {
        long start = System.nanoTime();
        // An answer that was not ended when its connection was is no answer, whatever the handlers were told.
        ctx.addEndHandler(ended -> write(
                ctx,
                System.nanoTime() - start,
                ended.succeeded() && ctx.response().ended()));
        ctx.next();
    }

    /** Names the path of the contract that a request was for: the route below a sub-router is not seen from here. */
    public static void template(RoutingContext ctx, String path) {
        ctx.put(TEMPLATE, path);
    }

    /** Says why a request was refused, in a word or a few. */
    public static void reason(RoutingContext ctx, String reason) {
        ctx.put(REASON, reason);
    }

    /** Says who answered in our stead, and how long that took to begin. */
    public static void upstream(RoutingContext ctx, String instance, long nanos) {
        ctx.put(UPSTREAM, new Upstream(instance, nanos / 1_000_000));
    }

    private static String template(RoutingContext ctx) {
        String named = ctx.get(TEMPLATE);
        var route = ctx.currentRoute();
        String path = named == null && route != null ? route.getPath() : named;
        return path == null ? "none" : path;
    }

    private void write(RoutingContext ctx, long nanos, boolean whole) {
        int status = whole ? ctx.response().getStatusCode() : GONE;
        levels.record(status, !whole, nanos);
        String method = ctx.request().method().name();
        timers.computeIfAbsent(
                        new Measured(METHODS.contains(method) ? method : "OTHER", template(ctx), status), this::timer)
                .record(nanos, TimeUnit.NANOSECONDS);
        Level level = status >= 500 ? Level.WARN : status >= 400 ? Level.INFO : Level.DEBUG;
        if (log.isEnabledForLevel(level)) {
            log(ctx, level, status, nanos);
        }
    }

    private Timer timer(Measured measured) {
        return Timer.builder("http.requests")
                .tags("service", service, "method", measured.method, "route", measured.route)
                .tag("status", String.valueOf(measured.status))
                .publishPercentileHistogram(false)
                .register(meters);
    }

    private void log(RoutingContext ctx, Level level, int status, long nanos) {
        Upstream upstream = ctx.get(UPSTREAM);
        log.atLevel(level)
                .log(
                        "{} {} {} {} {} {} {} {}",
                        kv("service", service),
                        kv("method", ctx.request().method().name()),
                        kv("path", ctx.request().path()),
                        kv("status", status),
                        kv("millis", nanos / 1_000_000),
                        kv("reason", reason(ctx, status, upstream)),
                        kv("upstream", upstream == null ? "none" : upstream.instance),
                        kv("upstreamMillis", upstream == null ? 0 : upstream.millis));
    }

    private static String reason(RoutingContext ctx, int status, @Nullable Upstream upstream) {
        String stated = ctx.get(REASON);
        if (status == GONE) {
            return "client-gone";
        }
        if (status < 400) {
            return "none";
        }
        return stated != null ? stated : upstream == null ? "refused" : "answered-so";
    }

    /** @param millis until the answer began */
    private record Upstream(String instance, long millis) {}
}
