package io.tradesense.market.usage.domain;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Counts users' calls in memory and has them kept a few times a second, so that no answer waits for a database. What was
 * kept is exact: a batch that may have arrived is sent again under its number. A process that is killed loses what it
 * counted since the last batch, and never counts a call twice. For one event loop.
 */
public final class UsageCounter {
    /** While nothing can be kept, users beyond these are not counted. */
    static final int MOST_USERS = 50_000;

    private final UsageBook book;
    private final Clock clock;
    private final Runnable lost;
    private Map<Counted, Usage> counted = new LinkedHashMap<>();
    private List<Usage> unsettled = List.of();
    private long number;
    private Future<Void> underWay = Future.succeededFuture();

    private record Counted(UUID userId, LocalDate day) {}

    /** @param lost told of each call that could not be counted */
    public UsageCounter(UsageBook book, Clock clock, Runnable lost) {
        this.book = book;
        this.clock = clock;
        this.lost = lost;
    }

    public void called(UUID userId) {
        Instant now = clock.instant();
        var key = new Counted(userId, LocalDate.ofInstant(now, ZoneOffset.UTC));
        Usage before = counted.get(key);
        if (before == null && counted.size() >= MOST_USERS) {
            lost.run();
        } else {
            counted.put(key, new Usage(userId, before == null ? 1 : before.calls() + 1, now));
        }
    }

    /** Has kept what was counted; does nothing more while the turn before lasts. */
    public Future<Void> turn() {
        if (!underWay.isComplete()) {
            return underWay;
        }
        if (unsettled.isEmpty()) {
            if (counted.isEmpty()) {
                return Future.succeededFuture();
            }
            unsettled = List.copyOf(new ArrayList<>(counted.values()));
            counted = new LinkedHashMap<>();
            number++;
        }
        underWay = book.add(number, unsettled).onSuccess(kept -> unsettled = List.of());
        return underWay;
    }

    /** Has kept everything, for a process that ends. */
    public Future<Void> close() {
        return turn().compose(kept -> counted.isEmpty() && unsettled.isEmpty() ? Future.succeededFuture() : close());
    }
}
