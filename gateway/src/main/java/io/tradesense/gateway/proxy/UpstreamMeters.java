package io.tradesense.gateway.proxy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.tradesense.kit.client.InstanceState;
import io.tradesense.kit.discovery.Instance;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Rate, errors and duration of each instance, its breaker and what it has in flight. An instance that is gone takes its
 * meters with it: a name is new with every start, and they would add up.
 */
public final class UpstreamMeters {
    private static final List<String> BREAKERS = List.of("closed", "half-open", "open");
    private final MeterRegistry meters;
    private final MultiGauge breakers;
    private final MultiGauge inFlight;
    private final Map<Series, Timer> timers = new ConcurrentHashMap<>();

    private final Map<Instance, Timer> waits = new ConcurrentHashMap<>();

    private record Series(Instance instance, String outcome) {}

    public UpstreamMeters(MeterRegistry meters) {
        this.meters = meters;
        this.breakers = MultiGauge.builder("gateway.upstream.breaker")
                .description("0 closed, 1 half open, 2 open")
                .register(meters);
        this.inFlight = MultiGauge.builder("gateway.upstream.active").register(meters);
    }

    /** @param outcome the status as {@code 2xx}, or what became of the request instead */
    void record(Instance instance, String outcome, long nanos) {
        timers.computeIfAbsent(new Series(instance, outcome), this::timer).record(nanos, TimeUnit.NANOSECONDS);
    }

    /** How long a request waited for a connection. */
    void waited(Instance instance, long nanos) {
        waits.computeIfAbsent(instance, this::wait).record(nanos, TimeUnit.NANOSECONDS);
    }

    void show(Collection<InstanceState> present) {
        breakers.register(
                present.stream()
                        .map(state ->
                                row(state, BREAKERS.indexOf(state.breaker().stateName())))
                        .collect(Collectors.toList()),
                true);
        inFlight.register(
                present.stream()
                        .map(state -> row(state, state.inFlight().get()))
                        .collect(Collectors.toList()),
                true);
        Set<String> ids = present.stream().map(state -> state.instance().id()).collect(Collectors.toSet());
        timers.entrySet().removeIf(each -> isGone(each.getKey().instance(), ids, each.getValue()));
        waits.entrySet().removeIf(each -> isGone(each.getKey(), ids, each.getValue()));
    }

    private boolean isGone(Instance instance, Set<String> present, Timer timer) {
        boolean gone = !present.contains(instance.id());
        if (gone) {
            meters.remove(timer);
        }
        return gone;
    }

    private static MultiGauge.Row<?> row(InstanceState state, int value) {
        return MultiGauge.Row.of(tags(state.instance()), value);
    }

    private Timer timer(Series series) {
        return Timer.builder("gateway.upstream")
                .tags(tags(series.instance()))
                .tag("outcome", series.outcome())
                .register(meters);
    }

    private Timer wait(Instance instance) {
        return Timer.builder("gateway.upstream.wait")
                .description("for a connection")
                .tags(tags(instance))
                .register(meters);
    }

    private static Tags tags(Instance instance) {
        return Tags.of("service", instance.service(), "instance", instance.id());
    }
}
