package io.tradesense.kit.client;

import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
import io.vertx.circuitbreaker.CircuitBreakerState;
import io.vertx.circuitbreaker.OpenCircuitException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A circuit breaker around one instance. vertx-circuit-breaker is the state machine; when it opens is decided here,
 * because that library forgets its failures at every success and so never opens on half of the calls failing. It opens
 * after 5 faults in a row, or when at least half of the last 20 outcomes or more were faults or slow; after a pause one
 * probe is let through; after it has closed, {@link #share()} lets the instance back in by and by. Only what the instance
 * itself did wrong may be reported as a failure, never a client that hung up.
 */
public final class InstanceBreaker {
    private static final int WINDOW = 50;
    private static final int ENOUGH_TO_JUDGE = 20;
    private static final int IN_A_ROW = 5;
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration RAMP = Duration.ofSeconds(5);
    private static final double LEAST_SHARE = 0.1;

    private final CircuitBreaker state;
    private final boolean[] faults = new boolean[WINDOW];
    private final AtomicBoolean probing = new AtomicBoolean();
    private final LongSupplier nanoTime;
    private volatile long closedAtNanos;
    private volatile boolean ramping;
    private int next;
    private int judged;
    private int faultsInWindow;
    private int faultsInARow;
    private volatile long answers;

    /** What one call says of the instance. */
    public enum Verdict {
        GOOD,
        FAULT,
        /** The instance is not to blame, or was blamed already. */
        NOTHING
    }

    /** Judges how a call ended: {@code failure} is null where it was answered. */
    public interface Judge<T> {
        Verdict of(@Nullable T answer, @Nullable Throwable failure);
    }

    public InstanceBreaker(Vertx vertx, String instance) {
        this(vertx, instance, PAUSE, System::nanoTime);
    }

    /** @param pause how long the instance is cut off before a probe is let through */
    InstanceBreaker(Vertx vertx, String instance, Duration pause, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        var options = new CircuitBreakerOptions()
                .setTimeout(-1)
                .setMaxFailures(Integer.MAX_VALUE)
                .setResetTimeout(pause.toMillis())
                .setNotificationAddress(null);
        this.state = CircuitBreaker.create(instance, vertx, options)
                .openHandler(opened -> probing.set(false))
                .closeHandler(closed -> beginAgain());
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
        return judged(call, (answer, failure) -> {
            if (failure == null) {
                return Verdict.GOOD;
            }
            return blames.test(failure) ? Verdict.FAULT : Verdict.NOTHING;
        });
    }

    /** As {@link #call(Supplier)}, with an answer judged too. */
    public <T> Future<T> judged(Supplier<Future<T>> call, Judge<T> judge) {
        return state.execute(() -> {
            boolean probe = state.state() == CircuitBreakerState.HALF_OPEN;
            probing.set(probe);
            return call.get().onComplete(done -> {
                if (probe) {
                    probing.set(false);
                }
                note(judge.of(done.result(), done.cause()));
            });
        });
    }

    /**
     * A call under way has taken longer than an answer should. It counts like a fault in the share of them, though never as
     * one in a row: some questions take their time. A probe that hangs is given up, lest nobody be let through while it
     * does. The call's own end must then be judged {@link Verdict#NOTHING}.
     */
    public void slow() {
        if (state.state() == CircuitBreakerState.HALF_OPEN) {
            state.open();
        } else {
            count(true, false);
        }
    }

    /** Cuts the instance off for a pause: somebody else has found that it does not answer. */
    public void cutOff() {
        if (state.state() == CircuitBreakerState.CLOSED) {
            state.open();
        }
    }

    /** How many calls were answered well so far: while it grows, the instance does not hang. */
    public long answers() {
        return answers;
    }

    /** Whether a call failed because it was never made. */
    public static boolean isCutOff(@Nullable Throwable failure) {
        return failure instanceof OpenCircuitException;
    }

    /** False while the circuit is open, or half open with its probe under way. */
    public boolean admits() {
        return switch (state.state()) {
            case CLOSED -> true;
            case OPEN -> false;
            case HALF_OPEN -> !probing.get();
        };
    }

    /**
     * How much of its usual part of the calls the instance should get where others could take the rest: 1, and after it
     * was cut off a tenth, growing to 1 within five seconds, so that what has just come back is not buried.
     */
    public double share() {
        if (!ramping) {
            return 1;
        }
        double share = (nanoTime.getAsLong() - closedAtNanos) / (double) RAMP.toNanos();
        if (share >= 1) {
            ramping = false;
        }
        return Math.max(LEAST_SHARE, Math.min(1, share));
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

    private void note(Verdict verdict) {
        if (verdict != Verdict.NOTHING) {
            count(verdict == Verdict.FAULT, true);
        }
    }

    private synchronized void count(boolean fault, boolean inARow) {
        faultsInWindow -= faults[next] ? 1 : 0;
        faults[next] = fault;
        next = (next + 1) % WINDOW;
        judged = Math.min(judged + 1, WINDOW);
        faultsInWindow += fault ? 1 : 0;
        answers += fault ? 0 : 1;
        if (inARow) {
            faultsInARow = fault ? faultsInARow + 1 : 0;
        }
        if (fault && state.state() == CircuitBreakerState.CLOSED && isTooMuch()) {
            state.open();
        }
    }

    private boolean isTooMuch() {
        return faultsInARow >= IN_A_ROW || judged >= ENOUGH_TO_JUDGE && faultsInWindow * 2 >= judged;
    }

    private synchronized void beginAgain() {
        Arrays.fill(faults, false);
        next = 0;
        judged = 0;
        faultsInWindow = 0;
        faultsInARow = 0;
        closedAtNanos = nanoTime.getAsLong();
        ramping = true;
    }
}
