package io.tradesense.gateway.limits;

import io.micrometer.core.instrument.MeterRegistry;
import io.tradesense.gateway.http.PlainRequests;
import io.tradesense.kit.Fault;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Refuses at once what could only wait: a bound on the requests under way in this process, of which what matters less may
 * fill a part only. Streams that stay open have a bound of their own, or they would fill this one and never leave.
 */
public final class LoadShedding implements Handler<RoutingContext> {
    private static final long LOOK_MILLIS = 200;
    private final int most;
    private final AdaptiveBound bound;
    private final MeterRegistry meters;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger streams = new AtomicInteger();

    /** @param most requests under way at a time, and as many streams */
    public LoadShedding(int most, MeterRegistry meters) {
        this.most = most;
        this.bound = new AdaptiveBound(most);
        this.meters = meters;
        meters.gauge("gateway.requests.active", inFlight);
        meters.gauge("gateway.streams.active", streams);
        meters.gauge("gateway.requests.bound", bound, AdaptiveBound::bound);
    }

    /** Looks how late the calling event loop is, from time to time. */
    public void watch(Vertx vertx) {
        long[] last = {System.nanoTime()};
        vertx.setPeriodic(LOOK_MILLIS, timer -> {
            long now = System.nanoTime();
            bound.observe(Duration.ofNanos(now - last[0] - TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS)));
            last[0] = now;
        });
    }

    @Override
    public void handle(RoutingContext ctx) {
        var priority = Priority.of(ctx.request().method(), PlainRequests.path(ctx));
        if (isStream(ctx)) {
            admit(ctx, streams, most, priority);
        } else {
            admit(ctx, inFlight, priority.most(bound.bound()), priority);
        }
    }

    public int inFlight() {
        return inFlight.get();
    }

    private void admit(RoutingContext ctx, AtomicInteger count, int room, Priority priority) {
        if (count.incrementAndGet() > room) {
            count.decrementAndGet();
            meters.counter("gateway.shed", "priority", priority.word()).increment();
            ctx.fail(Fault.unavailable("too many requests are under way here", Duration.ofSeconds(1))
                    .typed("overloaded"));
            return;
        }
        ctx.addEndHandler(ended -> count.decrementAndGet());
        ctx.next();
    }

    private static boolean isStream(RoutingContext ctx) {
        String accept = ctx.request().getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/event-stream");
    }
}
