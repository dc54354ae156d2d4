package io.tradesense.market.providers.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Stands before one provider and remembers what its answers mean for the next question. For one event loop. */
public final class ProviderGate {
    private final Provider provider;
    private final Breaker breaker = new Breaker();
    private final Map<Capability, Instant> off = new EnumMap<>(Capability.class);
    private final Map<String, Long> outcomes = new TreeMap<>();
    private Instant limitedUntil = Instant.MIN;
    private @Nullable String lastTrouble;

    public ProviderGate(Provider provider) {
        this.provider = provider;
    }

    public Provider provider() {
        return provider;
    }

    /** How it is with the provider: {@code ready}, {@code rateLimited}, {@code breakerOpen}. */
    public String state(Instant now) {
        if (now.isBefore(limitedUntil)) {
            return "rateLimited";
        }
        return breaker.isOpen(now) ? "breakerOpen" : "ready";
    }

    /** Whether the plan was found not to hold this, today. */
    public boolean isOff(Capability capability, Instant now) {
        return now.isBefore(off.getOrDefault(capability, Instant.MIN));
    }

    /** How many answers of each kind there were. */
    public Map<String, Long> outcomes() {
        return Map.copyOf(outcomes);
    }

    /** What was last wrong with an answer; null where nothing was. */
    public @Nullable String lastTrouble() {
        return lastTrouble;
    }

    boolean admits(Capability capability, Instant now) {
        return provider.capabilities().contains(capability)
                && !isOff(capability, now)
                && !now.isBefore(limitedUntil)
                && breaker.admits(now);
    }

    void note(Capability capability, Outcome<?> outcome, Instant now) {
        outcomes.merge(outcome.word(), 1L, Long::sum);
        if (outcome instanceof Outcome.Ok || outcome instanceof Outcome.NotFound) {
            breaker.succeeded();
        } else if (outcome instanceof Outcome.RateLimited<?> limited) {
            limitedUntil = limited.until();
        } else if (outcome instanceof Outcome.NotEntitled) {
            off.put(capability, now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1)));
        } else {
            breaker.failed(now);
            lastTrouble = outcome instanceof Outcome.Invalid<?> invalid
                    ? invalid.why()
                    : outcome instanceof Outcome.Down<?> down ? down.why() : null;
        }
    }
}
