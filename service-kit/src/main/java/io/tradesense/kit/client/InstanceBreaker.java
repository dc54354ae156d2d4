package io.tradesense.kit.client;

import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
import io.vertx.circuitbreaker.CircuitBreakerState;
import io.vertx.circuitbreaker.OpenCircuitException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A circuit breaker around one instance. vertx-circuit-breaker is the state machine; when it opens is decided here,
 * because that library forgets its failures at every success and so never opens on half of the calls failing. It opens
 * after 5 faults in a row, or when at least half of the last 20 outcomes or more were faults; after a pause one probe is
 * let through. Only what the instance itself did wrong may be reported as a failure, never a client that hung up.
 */
public final class InstanceBreaker {
    private static final int WINDOW = 50;
    private static final int ENOUGH_TO_JUDGE = 20;
    private static final int IN_A_ROW = 5;
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final CircuitBreaker state;
    private final boolean[] faults = new boolean[WINDOW];
    private int next;
    private int judged;
    private int faultsInWindow;
    private int faultsInARow;

    public InstanceBreaker(Vertx vertx, String instance) {
        this(vertx, instance, PAUSE);
    }

    /** @param pause how long the instance is cut off before a probe is let through */
    InstanceBreaker(Vertx vertx, String instance, Duration pause) {
        var options = new CircuitBreakerOptions()
                .setTimeout(-1)
                .setMaxFailures(Integer.MAX_VALUE)
                .setResetTimeout(pause.toMillis())
                .setNotificationAddress(null);
        this.state = CircuitBreaker.create(instance, vertx, options).closeHandler(closed -> forget());
    }

    /** Runs the call, or fails at once with {@code OpenCircuitException} while the instance is cut off. */
    public <T> Future<T> call(Supplier<Future<T>> call) {
        return call(call, failure -> true);
    }

    /**
     * As {@link #call(Supplier)}; a failure the instance is not blamed for, such as a caller that hung up, is not counted.
     * A probe that ends so proves nothing, and the instance stays cut off for another pause.
     */
    public <T> Future<T> call(Supplier<Future<T>> call, Predicate<Throwable> blames) {
        return state.execute(() -> call.get().onSuccess(answer -> note(false)).onFailure(failure -> {
            if (blames.test(failure)) {
                note(true);
            }
        }));
    }

    /** Whether a call failed because it was never made. */
    public static boolean isCutOff(@Nullable Throwable failure) {
        return failure instanceof OpenCircuitException;
    }

    /** False while the circuit is open; while half open the next call is the probe. */
    public boolean admits() {
        return state.state() != CircuitBreakerState.OPEN;
    }

    /** For {@code /health}: closed, open or half-open. */
    public String stateName() {
        return switch (state.state()) {
            case CLOSED -> "closed";
            case OPEN -> "open";
            case HALF_OPEN -> "half-open";
        };
    }

    public void close() {
        state.close();
    }

    private synchronized void note(boolean fault) {
        faultsInWindow -= faults[next] ? 1 : 0;
        faults[next] = fault;
        next = (next + 1) % WINDOW;
        judged = Math.min(judged + 1, WINDOW);
        faultsInWindow += fault ? 1 : 0;
        faultsInARow = fault ? faultsInARow + 1 : 0;
        if (fault && state.state() == CircuitBreakerState.CLOSED && isTooMuch()) {
            state.open();
        }
    }

    private boolean isTooMuch() {
        return faultsInARow >= IN_A_ROW || judged >= ENOUGH_TO_JUDGE && faultsInWindow * 2 >= judged;
    }

    private synchronized void forget() {
        Arrays.fill(faults, false);
        next = 0;
        judged = 0;
        faultsInWindow = 0;
        faultsInARow = 0;
    }
}
