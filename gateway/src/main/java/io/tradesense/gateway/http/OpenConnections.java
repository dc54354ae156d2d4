package io.tradesense.gateway.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Counts the clients' connections of the whole process. */
public final class OpenConnections {
    private final ClientLimits limits;
    private final Supplier<TrustedProxies> trusted;
    private final MeterRegistry meters;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<String, Integer> openByAddress = new ConcurrentHashMap<>();

    public OpenConnections(ClientLimits limits, Supplier<TrustedProxies> trusted, MeterRegistry meters) {
        this.limits = limits;
        this.trusted = trusted;
        this.meters = meters;
        Gauge.builder("gateway.connections.open", open, AtomicInteger::get).register(meters);
    }

    ClientLimits limits() {
        return limits;
    }

    /** Whether there is room for one more from there; each taken place must be given back by {@link #leave}. */
    boolean take(String address) {
        int all = open.incrementAndGet();
        int ofAddress = openByAddress.merge(address, 1, Integer::sum);
        boolean fits = all <= limits.connections()
                && (ofAddress <= limits.connectionsPerAddress() || trusted.get().contains(address));
        if (!fits) {
            leave(address);
            meters.counter("gateway.connections.refused").increment();
        }
        return fits;
    }

    void leave(String address) {
        open.decrementAndGet();
        openByAddress.computeIfPresent(address, (known, count) -> count == 1 ? null : count - 1);
    }

    void cut(String reason) {
        meters.counter("gateway.connections.cut", "reason", reason).increment();
    }
}
