package io.tradesense.kit.flow;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * So many units of something, memory say, that works share: who asks for more than is left waits, first come, first served,
 * whichever event loop it came from. Whoever waits holds what it has, so works must not wait for each other: each gives back
 * what it has without taking more.
 */
public final class Capacity {
    private final long units;
    private final Deque<Asked> waiting = new ArrayDeque<>();
    private long left;

    /** @param units all there is, positive */
    public Capacity(long units) {
        if (units <= 0) throw new IllegalArgumentException("a capacity of " + units);
        this.units = units;
        this.left = units;
    }

    /** All there is. */
    public long units() {
        return units;
    }

    /** Nothing yet, for one work to take some of it and more than once. */
    public Share share() {
        return new Share();
    }

    /** Does the work once the units are there, which are back when its future is complete. */
    public <T> Future<T> with(long wanted, Supplier<Future<T>> work) {
        var share = share();
        return share.take(wanted).compose(taken -> work.get()).eventually(() -> {
            share.close();
            return Future.succeededFuture();
        });
    }

    /** What one work has of it. */
    public final class Share implements AutoCloseable {
        private long held;

        private Share() {}

        /**
         * Complete when they are there.
         *
         * @throws IllegalArgumentException where there never are so many
         */
        public Future<Void> take(long wanted) {
            if (wanted < 0 || wanted > units) throw new IllegalArgumentException(wanted + " of " + units);
            var asked = new Asked(this, wanted);
            synchronized (Capacity.this) {
                waiting.add(asked);
            }
            serve();
            return asked.promise.future();
        }

        /** @throws IllegalArgumentException where they are not held */
        public void giveBack(long some) {
            synchronized (Capacity.this) {
                if (some < 0 || some > held)
                    throw new IllegalArgumentException(some + " of " + held + " that are held");
                held -= some;
                left += some;
            }
            serve();
        }

        /** Gives back what is held. */
        @Override
        public void close() {
            giveBack(held());
        }

        private long held() {
            synchronized (Capacity.this) {
                return held;
            }
        }
    }

    private static final class Asked {
        private final Share share;
        private final long wanted;
        private final @Nullable Context context = Vertx.currentContext();
        private final Promise<Void> promise = Promise.promise();

        private Asked(Share share, long wanted) {
            this.share = share;
            this.wanted = wanted;
        }

        /** Where it was asked: what gave it back may be another event loop. */
        private void answer() {
            if (context == null || context == Vertx.currentContext()) {
                promise.complete();
            } else {
                context.runOnContext(there -> promise.complete());
            }
        }
    }

    private void serve() {
        for (var next = next(); next != null; next = next()) next.answer();
    }

    private synchronized @Nullable Asked next() {
        var first = waiting.peek();
        if (first == null || first.wanted > left) return null;
        left -= first.wanted;
        first.share.held += first.wanted;
        return waiting.remove();
    }
}
