package io.tradesense.gateway.limits;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What this gateway holds of one subject's quota. One question to Redis is under way at a time; requests that come
 * meanwhile wait for it together, each on its own event loop. The first few are let in on credit: whoever asks for no more
 * is never told of, and of whoever does they are counted with the first question.
 */
final class Lease {
    private final Quota quota;
    private final int ahead;
    private final IntFunction<Future<LimitScript.Granted>> redis;
    private final Supplier<Decision> alone;
    private final Vertx vertx;
    private final LongSupplier nanoTime;

    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private boolean asking;
    private long cells;
    private long credit;
    private long cellsEndNanos;
    private long refusedUntilNanos;
    private LimitScript.Granted last;

    private record Waiting(Promise<Decision> promise, Context context) {

        void tell(Decision decision) {
            context.runOnContext(here -> promise.complete(decision));
        }
    }

    /**
     * @param ahead how many requests are leased at a time at least
     * @param credit how many are let in before Redis is asked
     */
    Lease(
            Quota quota,
            int ahead,
            int credit,
            IntFunction<Future<LimitScript.Granted>> redis,
            Supplier<Decision> alone,
            Vertx vertx,
            LongSupplier nanoTime) {
        this.quota = quota;
        this.ahead = ahead;
        this.redis = redis;
        this.alone = alone;
        this.vertx = vertx;
        this.nanoTime = nanoTime;
        this.refusedUntilNanos = nanoTime.getAsLong();
        this.credit = credit;
        this.cells = credit;
        this.cellsEndNanos = refusedUntilNanos + quota.window().toNanos();
        this.last = new LimitScript.Granted(
                0, quota.requests() - credit, Duration.ofNanos(quota.intervalMicros() * 1_000 * credit), Duration.ZERO);
    }

    Future<Decision> take() {
        Promise<Decision> promise = Promise.promise();
        int wanted;
        synchronized (this) {
            long now = nanoTime.getAsLong();
            if (cells > 0 && cellsEndNanos - now > 0) {
                cells--;
                return Future.succeededFuture(granted(cells));
            }
            if (refusedUntilNanos - now > 0) {
                return Future.succeededFuture(refused(Duration.ofNanos(refusedUntilNanos - now)));
            }
            waiting.add(new Waiting(promise, vertx.getOrCreateContext()));
            if (asking) {
                return promise.future();
            }
            wanted = beginToAsk();
        }
        ask(wanted);
        return promise.future();
    }

    private int beginToAsk() {
        asking = true;
        return Math.min(quota.requests(), Math.max(ahead, waiting.size()) + owed());
    }

    /** What was let in on credit and is not counted yet. */
    private int owed() {
        return (int) (credit - Math.min(credit, cells));
    }

    private void ask(int wanted) {
        redis.apply(wanted).onSuccess(answer -> share(wanted, answer)).onFailure(failure -> decideAlone());
    }

    private void share(int wanted, LimitScript.Granted answer) {
        List<Runnable> told = new ArrayList<>();
        int more = 0;
        synchronized (this) {
            last = answer;
            long left = Math.max(0, answer.cells() - owed());
            credit = 0;
            while (left > 0 && !waiting.isEmpty()) {
                left--;
                tell(told, granted(left));
            }
            cells = left;
            cellsEndNanos = nanoTime.getAsLong() + quota.window().toNanos();
            if (answer.cells() < wanted) {
                refusedUntilNanos = nanoTime.getAsLong() + answer.retryAfter().toNanos();
                while (!waiting.isEmpty()) {
                    tell(told, refused(answer.retryAfter()));
                }
            }
            asking = false;
            if (!waiting.isEmpty()) {
                more = beginToAsk();
            }
        }
        told.forEach(Runnable::run);
        if (more > 0) {
            ask(more);
        }
    }

    private void decideAlone() {
        List<Waiting> all;
        synchronized (this) {
            all = List.copyOf(waiting);
            waiting.clear();
            asking = false;
        }
        all.forEach(each -> each.tell(alone.get()));
    }

    private void tell(List<Runnable> told, Decision decision) {
        var next = waiting.remove();
        told.add(() -> next.tell(decision));
    }

    private Decision granted(long leased) {
        return new Decision(quota, true, last.remaining() + leased, last.reset(), Duration.ZERO);
    }

    private Decision refused(Duration retryAfter) {
        return new Decision(quota, false, 0, last.reset(), retryAfter);
    }
}
