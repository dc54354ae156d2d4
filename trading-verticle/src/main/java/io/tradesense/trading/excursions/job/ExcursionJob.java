package io.tradesense.trading.excursions.job;

import io.tradesense.trading.excursions.domain.Candles;
import io.tradesense.trading.excursions.domain.DueSpan;
import io.tradesense.trading.excursions.domain.ExcursionBook;
import io.tradesense.trading.excursions.domain.ExcursionBook.Due;
import io.tradesense.trading.excursions.domain.ExcursionBook.Found;
import io.tradesense.trading.excursions.domain.ExcursionBook.Status;
import io.tradesense.trading.excursions.domain.Excursions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works out the excursions that are due, some at a time: the market is asked once for trades that lie together, and they are
 * written at once. While the market is away nothing is due
 * less for it: the next turn begins with the same trades.
 */
public final class ExcursionJob {
    private static final Logger LOG = LoggerFactory.getLogger(ExcursionJob.class);
    private static final int A_TURN = 100;
    private static final Duration OPEN_AGAIN = Duration.ofMinutes(15);
    private static final Duration PRICES_AGAIN = Duration.ofHours(12);

    private final Vertx vertx;
    private final ExcursionBook book;
    private final Candles candles;
    private final Clock clock;
    private boolean running;

    private ExcursionJob(Vertx vertx, ExcursionBook book, Candles candles, Clock clock) {
        this.vertx = vertx;
        this.book = book;
        this.candles = candles;
        this.clock = clock;
    }

    public static void start(Vertx vertx, ExcursionBook book, Candles candles, Clock clock, Duration turn) {
        var job = new ExcursionJob(vertx, book, candles, clock);
        vertx.setPeriodic(turn.toMillis(), timer -> job.wake());
    }

    /** Takes a turn, unless one is under way. */
    public void wake() {
        if (running) return;
        running = true;
        turn().onComplete(done -> {
            running = false;
            if (done.failed()) {
                LOG.info("excursions are worked out later: {}", done.cause().toString());
            } else if (done.result() == A_TURN) {
                wake();
            }
        });
    }

    private Future<Integer> turn() {
        return book.due(clock.instant(), A_TURN).compose(due -> {
            Future<Void> all = Future.succeededFuture();
            for (var span : DueSpan.of(due)) all = all.compose(before -> workOut(span));
            return all.map(due.size());
        });
    }

    private Future<Void> workOut(DueSpan span) {
        return candles.of(span.userId(), span.instrument(), span.resolution(), span.from(), span.to())
                .compose(answer -> vertx.executeBlocking(() -> found(span, answer), false))
                .compose(book::keep);
    }

    private Map<Due, Found> found(DueSpan span, Candles.Answer answer) {
        Map<Due, Found> found = new LinkedHashMap<>();
        span.trades().forEach(due -> found.put(due, found(due, span.resolution(), answer)));
        return found;
    }

    private Found found(Due due, Candles.Resolution resolution, Candles.Answer answer) {
        var held = due.held();
        Instant opened = held.legs().get(0).executedAt();
        var bars = answer.bars().stream()
                .filter(bar -> bar.to().isAfter(opened) && !bar.from().isAfter(held.until()))
                .toList();
        var status = bars.isEmpty() ? Status.NO_PRICES : answer.simulated() ? Status.SIMULATED_ONLY : Status.KNOWN;
        var now = clock.instant();
        return new Found(
                status,
                status == Status.KNOWN ? Excursions.of(held, bars) : null,
                answer.source(),
                resolution,
                now,
                again(due, status, bars, now));
    }

    private static @Nullable Instant again(Due due, Status status, List<Excursions.Bar> bars, Instant now) {
        if (status != Status.KNOWN) return now.plus(PRICES_AGAIN);
        if (due.open()) return now.plus(OPEN_AGAIN);
        // the candle of the exit is not over yet: what it will say is not known
        return bars.get(bars.size() - 1).to().isAfter(now)
                ? bars.get(bars.size() - 1).to()
                : null;
    }
}
