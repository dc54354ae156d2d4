package io.tradesense.gateway.sockets;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tradesense.kit.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the sockets of the whole process and refuses those over the bounds. */
public final class OpenSockets {
    private static final Duration PAUSE = Duration.ofSeconds(5);
    /** Codes from 3000 on are the applications' own: each would be a meter. */
    private static final int FIRST_OF_APPLICATIONS = 3_000;

    private final SocketSettings settings;
    private final MeterRegistry meters;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<String, Integer> openByOwner = new ConcurrentHashMap<>();

    public OpenSockets(SocketSettings settings, MeterRegistry meters) {
        this.settings = settings;
        this.meters = meters;
        Gauge.builder("gateway.sockets.open", open, AtomicInteger::get).register(meters);
    }

    SocketSettings settings() {
        return settings;
    }

    /**
     * Takes a place that {@link #leave} must give back.
     *
     * @throws Fault RATE_LIMITED where the owner has as many as one may, UNAVAILABLE where all together are too many
     */
    void take(String owner) {
        if (open.incrementAndGet() > settings.most()) {
            open.decrementAndGet();
            refused("all");
            throw Fault.unavailable("too many sockets are open here", PAUSE).typed("overloaded");
        }
        if (openByOwner.merge(owner, 1, Integer::sum) > settings.mostPerUser()) {
            leave(owner);
            refused("owner");
            throw Fault.of(
                            Fault.Kind.RATE_LIMITED,
                            "at most " + settings.mostPerUser() + " sockets may be open at a time")
                    .typed("too-many-sockets");
        }
    }

    void leave(String owner) {
        open.decrementAndGet();
        openByOwner.computeIfPresent(owner, (known, count) -> count == 1 ? null : count - 1);
    }

    void closed(int code) {
        String shown = code >= FIRST_OF_APPLICATIONS ? "application" : String.valueOf(code);
        meters.counter("gateway.sockets.closed", "code", shown).increment();
    }

    private void refused(String bound) {
        meters.counter("gateway.sockets.refused", "bound", bound).increment();
    }
}
