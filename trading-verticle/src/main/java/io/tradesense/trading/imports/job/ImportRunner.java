package io.tradesense.trading.imports.job;

import io.tradesense.kit.Fault;
import io.tradesense.kit.flow.OneAhead;
import io.tradesense.trading.executions.domain.Recording;
import io.tradesense.trading.imports.domain.ImportQueue;
import io.tradesense.trading.imports.domain.ImportQueue.Work;
import io.tradesense.trading.imports.domain.StatementFormats;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads queued files into the log, or takes what they brought out of it, one at a time. Parsing
 * runs on a thread of its own, a block ahead of the one that is saved, so memory holds two. A runner that stops gives its
 * file back, a killed one leaves a lease that runs out; the rows are counted, and whoever takes the file next goes on there.
 */
public final class ImportRunner {
    private static final Logger log = LoggerFactory.getLogger(ImportRunner.class);
    private static final int ROWS_A_BLOCK = 5_000;
    private static final long TURN_MILLIS = 1_000;
    private static final long RENEW_MILLIS = 3_000;

    private final Vertx vertx;
    private final ImportQueue queue;
    private final StatementFormats formats;
    private final Function<UUID, Future<Recording>> recordings;
    private final Function<UUID, Future<Void>> bringTradesUp;
    private final Function<Work, Future<Void>> reconcile;
    private final WorkerExecutor reader;
    private Future<Optional<Work>> taken = Future.succeededFuture(Optional.empty());
    private boolean running;
    private boolean stopped;

    private ImportRunner(
            Vertx vertx,
            ImportQueue queue,
            StatementFormats formats,
            Function<UUID, Future<Recording>> recordings,
            Function<UUID, Future<Void>> bringTradesUp,
            Function<Work, Future<Void>> reconcile) {
        this.vertx = vertx;
        this.queue = queue;
        this.formats = formats;
        this.recordings = recordings;
        this.bringTradesUp = bringTradesUp;
        this.reconcile = reconcile;
        this.reader = vertx.createSharedWorkerExecutor("import-reader", 1);
    }

    /**
     * @param recordings how the executions of a user are recorded
     * @param bringTradesUp makes the trades of an account show every execution
     * @param reconcile compares the figures of a file, once its trades stand
     */
    public static ImportRunner start(
            Vertx vertx,
            ImportQueue queue,
            StatementFormats formats,
            Function<UUID, Future<Recording>> recordings,
            Function<UUID, Future<Void>> bringTradesUp,
            Function<Work, Future<Void>> reconcile) {
        var runner = new ImportRunner(vertx, queue, formats, recordings, bringTradesUp, reconcile);
        vertx.setPeriodic(TURN_MILLIS, timer -> runner.wake());
        return runner;
    }

    /** Looks for work, unless it is at work already. */
    public void wake() {
        if (running || stopped) {
            return;
        }
        running = true;
        taken = queue.take();
        taken.compose(work -> work.isPresent() && !stopped ? run(work.get()).map(true) : Future.succeededFuture(false))
                .onComplete(done -> {
                    running = false;
                    if (done.failed()) {
                        log.warn("an import goes on later: {}", done.cause().toString());
                    } else if (done.result()) {
                        wake();
                    }
                });
    }

    /** What it is at is left to the next, without the wait for a lease to run out. */
    public Future<Void> stop() {
        stopped = true;
        return taken.transform(settled -> queue.giveBack()).otherwise(failure -> {
            log.warn("an import waits for its lease to run out: {}", failure.toString());
            return null;
        });
    }

    private Future<Void> run(Work work) {
        log.info("{} of {} begins at row {}", work.undo() ? "undo" : "import", work.id(), work.rowsSaved());
        long renewals = vertx.setPeriodic(
                RENEW_MILLIS,
                timer -> queue.renew(work)
                        .onFailure(failure -> log.debug("the lease of import {} was not renewed", work.id(), failure)));
        return (work.undo() ? undo(work, 0) : take(work))
                .recover(failure -> explain(work, failure))
                .eventually(() -> {
                    vertx.cancelTimer(renewals);
                    return Future.succeededFuture();
                });
    }

    private Future<Void> take(Work work) {
        return blocking(ImportFile::create)
                .compose(file -> copy(work, file)
                        .compose(copied -> read(work, file))
                        .compose(read -> settle(work))
                        .eventually(() -> blocking(() -> {
                            file.close();
                            return null;
                        })))
                .compose(read -> work.dryRun()
                        ? Future.succeededFuture()
                        : bringTradesUp.apply(work.accountId()).compose(stand -> reconcile.apply(work)))
                .compose(stand -> queue.complete(work))
                .onSuccess(completed -> log.info("import {} is complete", work.id()));
    }

    private Future<Void> settle(Work work) {
        return queue.settleSome(work).compose(more -> more ? settle(work) : Future.succeededFuture());
    }

    private Future<Void> undo(Work work, long after) {
        return queue.undoSome(work, after)
                .compose(last -> last.isPresent()
                        ? undo(work, last.get())
                        : bringTradesUp
                                .apply(work.accountId())
                                .recover(failure -> tooLongWithoutIt(work, failure))
                                .compose(stand -> queue.undone(work))
                                .onSuccess(undone -> log.info("import {} is undone", work.id())));
    }

    /** What the file brought is out; a trade that is too long by what others brought is theirs to mend. */
    private static Future<Void> tooLongWithoutIt(Work work, Throwable failure) {
        if (!(failure instanceof Fault fault) || fault.kind() != Fault.Kind.INVALID)
            return Future.failedFuture(failure);
        log.info("undo of {} leaves a trade as it stood: {}", work.id(), fault.detail());
        return Future.succeededFuture();
    }

    /** The next piece is fetched while one is written. */
    private Future<Void> copy(Work work, ImportFile file) {
        var number = new AtomicInteger();
        return OneAhead.run(
                () -> queue.piece(work.id(), number.getAndIncrement()),
                piece -> blocking(() -> {
                    file.append(piece);
                    return null;
                }));
    }

    private Future<Void> read(Work work, ImportFile file) {
        return recordings
                .apply(work.userId())
                .compose(recording -> blocking(() -> Reading.open(work, file, formats, recording)))
                .compose(reading -> queue.recognised(work, reading.format())
                        .compose(recognised -> readOn(work, reading))
                        .eventually(() -> blocking(() -> {
                            reading.close();
                            return null;
                        })));
    }

    /** The next block is parsed while one is saved. */
    private Future<Void> readOn(Work work, Reading reading) {
        var saved = new AtomicLong(work.rowsSaved());
        return OneAhead.run(
                () -> blocking(() -> Optional.of(reading.next(ROWS_A_BLOCK)).filter(block -> block.rows() > 0)),
                block -> queue.save(work, saved.getAndAdd(block.rows()), block));
    }

    /** What the owner of the file can mend is told to them; all else is tried again when the lease has run out. */
    private Future<Void> explain(Work work, Throwable failure) {
        return failure instanceof Fault fault && !work.undo()
                ? queue.fail(work, fault.detail())
                : Future.failedFuture(failure);
    }

    private <T> Future<T> blocking(Callable<T> work) {
        return reader.executeBlocking(work);
    }
}
