package io.tradesense.ai.models.http;

import io.tradesense.ai.models.domain.ModelFault;
import io.tradesense.ai.models.domain.ModelFault.Kind;
import io.tradesense.ai.models.domain.TokenUsage;
import io.tradesense.kit.client.InstanceBreaker;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether a provider is asked at all. Calls that fail open the breaker by their rate; an account that is used up, or a key
 * that is refused, opens it at once and for longer; a rate limit closes the door until the provider's own time.
 */
public final class ProviderGate {
    private static final Duration HOPELESS = Duration.ofSeconds(60);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private final InstanceBreaker breaker;
    private final Clock clock;
    private Instant shutUntil = Instant.MIN;
    private @Nullable Kind reason;
    private @Nullable Kind lastFault;

    public ProviderGate(Vertx vertx, String provider, Clock clock) {
        this.breaker = new InstanceBreaker(vertx, provider);
        this.clock = clock;
    }

    /** Makes the call, or fails at once with CUT_OFF or, where it is a matter of time, RATE_LIMITED. */
    <T> Future<T> call(Supplier<Future<T>> call) {
        Kind why = reason;
        if (why != null && clock.instant().isBefore(shutUntil)) {
            Duration left = Duration.between(clock.instant(), shutUntil);
            return Future.failedFuture(
                    why == Kind.RATE_LIMITED
                            ? new ModelFault(why, "the provider's limit", left, TokenUsage.NONE)
                            : ModelFault.of(Kind.CUT_OFF, "the provider is not asked: " + why));
        }
        return breaker.call(call, ProviderGate::isTheProviders)
                .onFailure(this::note)
                .onSuccess(answer -> reason = null)
                .recover(failure -> Future.failedFuture(
                        InstanceBreaker.isCutOff(failure)
                                ? ModelFault.of(Kind.CUT_OFF, "the provider is not asked for a moment")
                                : failure));
    }

    /** Whether the next call would be made. */
    boolean isOpen() {
        return breaker.admits() && !clock.instant().isBefore(shutUntil);
    }

    private static boolean isTheProviders(Throwable failure) {
        return failure instanceof ModelFault fault
                && switch (fault.kind()) {
                    case QUOTA, UNAUTHORISED, OVERLOADED, BROKEN, TIMED_OUT -> true;
                    default -> false;
                };
    }

    private void note(Throwable failure) {
        if (!(failure instanceof ModelFault fault)) {
            return;
        }
        lastFault = fault.kind();
        if (fault.kind() == Kind.QUOTA || fault.kind() == Kind.UNAUTHORISED) {
            breaker.cutOff();
            shut(fault.kind(), HOPELESS);
        } else if (fault.kind() == Kind.RATE_LIMITED) {
            Duration after = fault.retryAfter();
            if (after != null) {
                shut(fault.kind(), after.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : after);
            }
        }
    }

    private void shut(Kind why, Duration time) {
        reason = why;
        shutUntil = clock.instant().plus(time);
    }

    /** For {@code /health}. */
    public JsonObject state() {
        Kind why = reason;
        boolean shut = why != null && clock.instant().isBefore(shutUntil);
        return new JsonObject()
                .put("breaker", shut && why != Kind.RATE_LIMITED ? "open" : breaker.stateName())
                .put("reason", shut ? String.valueOf(why) : null)
                .put("shutUntil", shut ? shutUntil.toString() : null)
                .put("lastFault", lastFault == null ? null : lastFault.name());
    }
}
