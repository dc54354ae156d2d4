package io.tradesense.kit.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What the services of one process let an operator see; shown by {@link OperationsRoute} and as metrics. */
public final class Operations {
    private final MeterRegistry meters;
    private final Clock clock;
    private final String process = UUID.randomUUID().toString();
    private final Instant started;
    private final Map<String, List<Consumption>> consumers = new ConcurrentHashMap<>();

    public Operations(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        this.started = clock.instant();
    }

    /** Shows a consumer from now on. Several of one service and source are one to an operator: the best informed. */
    public void watch(String service, Consumption consumer) {
        var all = consumers.computeIfAbsent(service, first -> new CopyOnWriteArrayList<>());
        all.add(consumer);
        String source = consumer.source();
        if (all.stream().filter(each -> each.source().equals(source)).count() > 1) {
            return;
        }
        Gauge.builder("feed.lag.seconds", () -> lag(service, source).toMillis() / 1_000.0)
                .description("age of the oldest event that is not applied, or time since its source is away")
                .tag("service", service)
                .tag("source", source)
                .register(meters);
        Gauge.builder("feed.parked", () -> parked(service, source))
                .description("events that could not be applied, and those behind them")
                .tag("service", service)
                .tag("source", source)
                .register(meters);
    }

    /** Tells processes apart: services of one process share what they log. */
    String process() {
        return process;
    }

    Instant started() {
        return started;
    }

    /** One consumer a source, by name. */
    List<Consumption> consumers(String service) {
        Map<String, Consumption> bySource = new TreeMap<>();
        of(service).forEach(consumer -> bySource.putIfAbsent(consumer.source(), consumer));
        return new ArrayList<>(bySource.values());
    }

    /** Zero where any instance here is up to date: they share one position. */
    Duration lag(String service, String source) {
        return of(service).stream()
                .filter(consumer -> consumer.source().equals(source))
                .map(consumer -> age(consumer.behindSince()))
                .min(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private long parked(String service, String source) {
        return of(service).stream()
                .filter(consumer -> consumer.source().equals(source))
                .mapToLong(Consumption::parked)
                .max()
                .orElse(0);
    }

    private List<Consumption> of(String service) {
        return consumers.getOrDefault(service, List.of());
    }

    private Duration age(@Nullable Instant since) {
        var now = clock.instant();
        return since == null || since.isAfter(now) ? Duration.ZERO : Duration.between(since, now);
    }
}
