package io.tradesense.kit.http;

import io.tradesense.kit.Fault;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Refuses at once what could only wait: a bound on the requests one instance works on at a time. */
public final class InFlightLimit implements Handler<RoutingContext> {
    private final int most;
    private final AtomicInteger inFlight = new AtomicInteger();

    public InFlightLimit(int most) {
        this.most = most;
    }

    @Override
    public void handle(RoutingContext ctx) {
        if ("websocket".equalsIgnoreCase(ctx.request().getHeader("upgrade"))) {
            // What becomes a WebSocket never ends as a request, and would be counted for ever: who takes sockets in
            // bounds them.
            ctx.next();
            return;
        }
        if (inFlight.incrementAndGet() > most) {
            inFlight.decrementAndGet();
            ctx.fail(Fault.unavailable("too many requests are under way here", Duration.ofSeconds(1))
                    .typed("overloaded"));
            return;
        }
        ctx.addEndHandler(ended -> inFlight.decrementAndGet());
        ctx.next();
    }

    public int inFlight() {
        return inFlight.get();
    }
}
