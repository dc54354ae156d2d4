package io.tradesense.kit.client;

import io.tradesense.kit.Fault;
import io.tradesense.kit.discovery.Instance;
import io.tradesense.kit.discovery.Registry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Picks the instance for a call: of two taken at random the one with less in flight ("the power of two choices",
 * Mitzenmacher 2001), among those whose breaker lets calls through. One that was cut off gets its share back by and by.
 */
public final class Instances {
    private static final long SWEEP_MILLIS = 10_000;
    private final Vertx vertx;
    private final Registry registry;
    private final Map<String, InstanceState> states = new ConcurrentHashMap<>();

    public Instances(Vertx vertx, Registry registry) {
        this.vertx = vertx;
        this.registry = registry;
        vertx.setPeriodic(SWEEP_MILLIS, timer -> forgetTheGone());
    }

    /**
     * @param avoided an instance that has just failed this very call; taken all the same where it is the only one
     * @throws Fault UNAVAILABLE where no instance is known, or every one is cut off
     */
    public InstanceState pick(String service, @Nullable Instance avoided) {
        List<Instance> known = registry.instances(service);
        if (known.size() == 1) {
            var only = state(known.get(0));
            return lessBusy(service, only.breaker().admits() ? List.of(only) : List.of());
        }
        List<InstanceState> admitting = known.stream()
                .map(this::state)
                .filter(state -> state.breaker().admits())
                .toList();
        List<InstanceState> others = admitting.stream()
                .filter(state -> !state.instance().equals(avoided))
                .toList();
        return lessBusy(service, atTheirShare(others.isEmpty() ? admitting : others));
    }

    /** Leaves out by lot what has just come back, as long as somebody else is there. */
    private static List<InstanceState> atTheirShare(List<InstanceState> choice) {
        if (choice.stream().allMatch(state -> state.breaker().share() >= 1)) {
            return choice;
        }
        var random = ThreadLocalRandom.current();
        var drawn = choice.stream()
                .filter(state -> random.nextDouble() < state.breaker().share())
                .toList();
        return drawn.isEmpty() ? choice : drawn;
    }

    /** Whether anybody is known to serve it, well or not. */
    public boolean areThere(String service) {
        return !registry.instances(service).isEmpty();
    }

    /** Every known instance of a service with its state, for {@code /health}. */
    public Collection<InstanceState> all(String service) {
        return registry.instances(service).stream().map(this::state).toList();
    }

    private static InstanceState lessBusy(String service, List<InstanceState> choice) {
        if (choice.isEmpty()) {
            throw Fault.unavailable(service + " is not available", Duration.ofSeconds(2))
                    .typed("service-unavailable");
        }
        if (choice.size() == 1) {
            return choice.get(0);
        }
        var random = ThreadLocalRandom.current();
        int first = random.nextInt(choice.size());
        int step = 1 + random.nextInt(choice.size() - 1);
        var one = choice.get(first);
        var other = choice.get((first + step) % choice.size());
        return one.inFlight().get() <= other.inFlight().get() ? one : other;
    }

    private InstanceState state(Instance instance) {
        return states.computeIfAbsent(
                instance.id(), id -> new InstanceState(instance, new InstanceBreaker(vertx, id), new AtomicInteger()));
    }

    private void forgetTheGone() {
        var present = states.values().stream()
                .map(state -> state.instance().service())
                .distinct()
                .flatMap(service -> registry.instances(service).stream())
                .map(Instance::id)
                .collect(Collectors.toSet());
        states.values().removeIf(state -> {
            boolean gone = !present.contains(state.instance().id());
            if (gone) {
                state.breaker().close();
            }
            return gone;
        });
    }
}
