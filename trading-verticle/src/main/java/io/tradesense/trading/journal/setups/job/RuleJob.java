package io.tradesense.trading.journal.setups.job;

import io.tradesense.trading.journal.setups.domain.Setups;
import io.tradesense.trading.journal.setups.domain.Verdicts;
import io.tradesense.trading.journal.setups.domain.Verdicts.Due;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges the trades of setups that are due, a few setups at a time and one after the other. */
public final class RuleJob {
    private static final Logger LOG = LoggerFactory.getLogger(RuleJob.class);
    private static final int A_TURN = 20;

    private final Setups setups;
    private final Verdicts verdicts;
    private boolean running;

    private RuleJob(Setups setups, Verdicts verdicts) {
        this.setups = setups;
        this.verdicts = verdicts;
    }

    public static void start(Vertx vertx, Setups setups, Verdicts verdicts, Duration turn) {
        var job = new RuleJob(setups, verdicts);
        vertx.setPeriodic(turn.toMillis(), timer -> job.wake());
    }

    /** Takes a turn, unless one is under way. */
    private void wake() {
        if (running) return;
        running = true;
        verdicts.forgetDeleted().compose(forgotten -> turn()).onComplete(done -> {
            running = false;
            if (done.failed())
                LOG.info("rules are looked at later: {}", done.cause().toString());
        });
    }

    private Future<Void> turn() {
        return verdicts.due(A_TURN).compose(due -> {
            Future<Void> all = Future.succeededFuture();
            for (var each : due) all = all.compose(before -> judge(each));
            return all;
        });
    }

    /** What fails is due again the next turn, and keeps nobody else waiting. */
    private Future<Void> judge(Due due) {
        return setups.adherence(due.userId(), due.setupId(), Optional.empty(), Optional.empty())
                .compose(adherence -> verdicts.keep(due, adherence))
                .recover(failure -> {
                    LOG.info("setup {} is judged later: {}", due.setupId(), failure.toString());
                    return Future.succeededFuture();
                });
    }
}
