package io.tradesense.billing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that is done every now and then, one turn at a time. What fails is said, and done at the next turn. */
final class Turns {
    private static final Logger log = LoggerFactory.getLogger(Turns.class);
    private final Vertx vertx;

    Turns(Vertx vertx) {
        this.vertx = vertx;
    }

    void every(long millis, String what, Supplier<Future<?>> turn) {
        vertx.setPeriodic(millis, new Turn(what, turn)::take);
    }

    private static final class Turn {
        private final String what;
        private final Supplier<Future<?>> work;
        private boolean running;

        Turn(String what, Supplier<Future<?>> work) {
            this.what = what;
            this.work = work;
        }

        void take(long timer) {
            if (running) {
                return;
            }
            running = true;
            work.get().onComplete(done -> {
                running = false;
                if (done.failed()) {
                    log.warn(
                            "{} waits for the next turn: {}", what, done.cause().toString());
                }
            });
        }
    }
}
