package io.tradesense.kit.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * {@code slo_requests_seconds}: every request of a service by what became of it, in a histogram of few bounds. The share of
 * {@code outcome="answered"} is its availability, the share below a bound its speed.
 */
public final class ServiceLevels {
    private static final int SERVER_ERROR = 500;
    private final String service;
    private final MeterRegistry meters;
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();

    public ServiceLevels(String service, MeterRegistry meters) {
        this.service = service;
        this.meters = meters;
    }

    /** @param clientLeft where nobody waited for the answer any more: that is nobody's failure */
    public void record(int status, boolean clientLeft, long nanos) {
        String outcome = clientLeft ? "left" : status >= SERVER_ERROR ? "failed" : "answered";
        timers.computeIfAbsent(outcome, this::timer).record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(String outcome) {
        return Timer.builder("slo.requests")
                .description("requests by outcome, with the bounds that promises are made of")
                .tags("service", service, "outcome", outcome)
                .serviceLevelObjectives(
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofMillis(2_500),
                        Duration.ofSeconds(10))
                .register(meters);
    }
}
