package io.tradesense.ai.spending.domain;

/** Whether anybody still waits. Used on one event loop. */
public final class Cancellation {
    private boolean cancelled;
    private Runnable action = () -> {};

    /** A request that cannot be withdrawn. */
    public static Cancellation never() {
        return new Cancellation();
    }

    public void cancel() {
        if (!cancelled) {
            cancelled = true;
            action.run();
        }
    }

    public boolean isCancelled() {
        return cancelled;
    }

    /** What ends the call under way, in place of the one before. */
    public void onCancel(Runnable ending) {
        action = ending;
        if (cancelled) {
            ending.run();
        }
    }
}
