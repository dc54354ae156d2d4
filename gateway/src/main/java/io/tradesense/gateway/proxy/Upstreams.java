package io.tradesense.gateway.proxy;

import io.tradesense.kit.Fault;
import io.tradesense.kit.client.InstanceState;
import io.tradesense.kit.client.Instances;
import io.tradesense.kit.discovery.Instance;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the gateway knows of the instances behind it; one a process, so that every door spares the same ones. */
public final class Upstreams {
    private final Instances instances;
    private final UpstreamMeters meters;
    private final RetryBudget retries = new RetryBudget();
    private final Map<String, AnswerTimes> times = new ConcurrentHashMap<>();

    public Upstreams(Instances instances, UpstreamMeters meters) {
        this.instances = instances;
        this.meters = meters;
    }

    /** Every known instance of a service. */
    public Collection<InstanceState> all(String service) {
        return instances.all(service);
    }

    /** Whether anybody is known to serve it here, well or not. */
    public boolean areThere(String service) {
        return instances.areThere(service);
    }

    public AnswerTimes times(Instance instance) {
        return times.computeIfAbsent(instance.id(), id -> new AnswerTimes());
    }

    /** Shows these in the metrics, and drops what was measured of instances that are gone. */
    public void keepOnly(Collection<InstanceState> present) {
        Set<String> ids = present.stream().map(state -> state.instance().id()).collect(Collectors.toSet());
        times.keySet().retainAll(ids);
        meters.show(present);
    }

    /**
     * Refuses at once what nobody serves here: an installation without a service has no key for it either.
     *
     * @throws Fault UNAVAILABLE
     */
    public void requireOne(String service) {
        if (!areThere(service)) {
            throw Fault.unavailable(service + " is not available", Duration.ofSeconds(2))
                    .typed("service-unavailable");
        }
    }

    public InstanceState pick(String service, @Nullable Instance avoided) {
        return instances.pick(service, avoided);
    }

    UpstreamMeters meters() {
        return meters;
    }

    public RetryBudget retries() {
        return retries;
    }
}
