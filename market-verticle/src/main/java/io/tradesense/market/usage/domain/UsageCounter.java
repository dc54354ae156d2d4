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
import org.jspecify.annotations.Nullable;

/**
 * Counts users' calls and has them kept in batches: one is under way at a time, and all that comes meanwhile is the next. An
 * answer that waits for its batch is counted even where the process is killed right after it. What was kept is exact: a batch
 * that may have arrived is sent again under its number. While nothing can be kept, calls are counted in memory, and a
 * process that is killed then loses these. For one event loop.
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
    private @Nullable Future<Void> following;

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

    /**
     * Completes when all that was counted until now is kept. Fails at once, and tries nothing, where the last batch could not
     * be kept: the next turn tries again.
     */
    public Future<Void> kept() {
        if (underWay.isComplete()) {
            return unsettled.isEmpty() ? turn() : Future.failedFuture("nothing can be kept at the moment");
        }
        if (following == null) {
            following = underWay.compose(
                    before -> {
                        following = null;
                        return turn();
                    },
                    failure -> {
                        following = null;
                        return Future.failedFuture(failure);
                    });
        }
        return following;
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
