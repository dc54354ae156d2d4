package io.tradesense.analytics.patterns.compute;

import io.tradesense.analytics.patterns.domain.Looks;
import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the habits of those whose trades have changed, so that what is found is told without anybody asking. One user
 * at a time, once their trades have been quiet for a while. For one event loop.
 */
public final class HabitWatch {
    private static final Logger log = LoggerFactory.getLogger(HabitWatch.class);
    private final Looks looks;
    private final HabitReports reports;
    private final Duration quiet;
    private boolean looking;

    private HabitWatch(Looks looks, HabitReports reports, Duration quiet) {
        this.looks = looks;
        this.reports = reports;
        this.quiet = quiet;
    }

    /**
     * Runs until the verticle is undeployed.
     *
     * @param quiet how long trades must not have changed
     */
    public static void start(Vertx vertx, Looks looks, HabitReports reports, Duration quiet) {
        var watch = new HabitWatch(looks, reports, quiet);
        vertx.setPeriodic(quiet.toMillis(), timer -> watch.wake());
    }

    private void wake() {
        if (looking) return;
        looking = true;
        looks.take(quiet)
                .compose(taken -> taken.map(this::look).orElseGet(() -> Future.succeededFuture(false)))
                .onComplete(looked -> {
                    looking = false;
                    if (looked.failed())
                        log.info(
                                "habits are looked at later: {}", looked.cause().toString());
                    else if (looked.result()) wake();
                });
    }

    /** True where there may be another. */
    private Future<Boolean> look(Looks.Look look) {
        return reports.look(look.userId(), look.trades())
                .recover(failure -> failure instanceof Fault fault && fault.kind() == Fault.Kind.INVALID
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(failure))
                .compose(trades -> looks.done(look, trades.orElse(look.trades())))
                .map(true);
    }
}
