package io.tradesense.market.caching.domain;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Two levels of memory before a source: this process, then the shelf. A missing value is fetched once here however many
 * ask, and by one instance at a time however many run; the others look for what that one brings. What is past its
 * fresh life is answered at once and fetched beside the answer. For one event loop.
 */
public final class ReadThrough<T> {
    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final int LOOKS = 40;
    private static final int SHORTEST_PAUSE_MILLIS = 20;
    private static final double JITTER = 0.2;
    private static final double EARLY_PART = 0.2;
    private static final double EARLY_CHANCE = 0.05;

    private final Shelf<T> shelf;
    private final Clock clock;
    private final RandomGenerator random;
    private final Function<Integer, Future<Void>> pause;
    private final Map<String, Cached<T>> near;
    private final Map<String, Future<Cached<T>>> flights = new HashMap<>();

    /**
     * @param most values kept in this process; the least recently used go first
     * @param pause completes after so many milliseconds
     */
    public ReadThrough(
            Shelf<T> shelf, Clock clock, RandomGenerator random, int most, Function<Integer, Future<Void>> pause) {
        this.shelf = shelf;
        this.clock = clock;
        this.random = random;
        this.pause = pause;
        this.near = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Cached<T>> eldest) {
                return size() > most;
            }
        };
    }

    /**
     * The values of these keys. A key that cannot be had in time is left out of the answer.
     *
     * @param longest the most that is waited; what arrives later is kept for the next question
     * @param source fetches one; fails where it cannot tell
     */
    public Future<Map<String, Cached<T>>> get(
            List<String> keys, Duration longest, Function<String, Future<Fetched<T>>> source) {
        Map<String, Cached<T>> found = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (String key : new LinkedHashSet<>(keys)) {
            Cached<T> kept = near.get(key);
            if (kept != null && kept.isUsable(clock.instant())) {
                found.put(key, kept);
                refreshInTime(key, kept, source);
            } else {
                missing.add(key);
            }
        }
        if (missing.isEmpty()) {
            return Future.succeededFuture(found);
        }
        Future<Void> all = Future.succeededFuture();
        for (var each : flights(missing, source).entrySet()) {
            Future<Void> arrived = each.getValue()
                    .timeout(longest.toMillis(), TimeUnit.MILLISECONDS)
                    .onSuccess(cached -> found.put(each.getKey(), cached))
                    .<Void>mapEmpty()
                    .otherwiseEmpty();
            all = all.compose(before -> arrived);
        }
        return all.map(done -> found);
    }

    /** Keeps what came by another way, such as a stream, for this process alone. */
    public void putNear(String key, Fetched<T> fetched) {
        near.put(key, cached(fetched));
    }

    private Map<String, Future<Cached<T>>> flights(List<String> keys, Function<String, Future<Fetched<T>>> source) {
        Map<String, Future<Cached<T>>> wanted = new HashMap<>();
        List<String> grounded = new ArrayList<>();
        for (String key : keys) {
            Future<Cached<T>> flight = flights.get(key);
            if (flight == null) {
                grounded.add(key);
            } else {
                wanted.put(key, flight);
            }
        }
        Future<Map<String, Cached<T>>> shelved =
                grounded.isEmpty() ? Future.succeededFuture(Map.of()) : lookUp(grounded);
        for (String key : grounded) {
            Future<Cached<T>> flight = shelved.compose(there -> arrive(key, there.get(key), source));
            enter(key, flight);
            wanted.put(key, flight);
        }
        return wanted;
    }

    private Future<Cached<T>> arrive(
            String key, @Nullable Cached<T> shelved, Function<String, Future<Fetched<T>>> source) {
        if (shelved == null) {
            return fetchAlone(key, source, LOOKS);
        }
        return Future.succeededFuture(kept(key, shelved));
    }

    /** Entered before it ends: a future that is done already must not leave its flight behind. */
    private void enter(String key, Future<Cached<T>> flight) {
        if (!flight.isComplete()) {
            flights.put(key, flight);
            flight.onComplete(landed -> flights.remove(key, flight));
        }
    }

    private void refreshInTime(String key, Cached<T> kept, Function<String, Future<Fetched<T>>> source) {
        Instant now = clock.instant();
        long life = Duration.between(kept.fetched(), kept.fresh()).toMillis();
        long left = Duration.between(now, kept.fresh()).toMillis();
        boolean early = left < life * EARLY_PART && random.nextDouble() < EARLY_CHANCE;
        if ((left <= 0 || early) && !flights.containsKey(key)) {
            refresh(key, source);
        }
    }

    /** Nobody waits for it; where it fails, what is kept is answered until it is no longer usable. */
    private void refresh(String key, Function<String, Future<Fetched<T>>> source) {
        enter(key, fetchAlone(key, source, 0));
    }

    private Future<Cached<T>> fetchAlone(String key, Function<String, Future<Fetched<T>>> source, int looks) {
        String owner = UUID.randomUUID().toString();
        return shelf.claim(key, owner, LEASE).otherwise(true).compose(mine -> {
            if (mine) {
                return fetch(key, source)
                        .eventually(() -> shelf.release(key, owner).otherwiseEmpty());
            }
            return looks == 0
                    ? Future.failedFuture(new StillFetching())
                    : pause.apply(SHORTEST_PAUSE_MILLIS + random.nextInt(SHORTEST_PAUSE_MILLIS))
                            .compose(waited -> lookUp(List.of(key)))
                            .compose(there -> there.containsKey(key)
                                    ? Future.succeededFuture(kept(key, there.get(key)))
                                    : fetchAlone(key, source, looks - 1));
        });
    }

    /** Looks once more first: whoever held the claim before may have just put it there. */
    private Future<Cached<T>> fetch(String key, Function<String, Future<Fetched<T>>> source) {
        return lookUp(List.of(key)).compose(there -> {
            Cached<T> kept = there.get(key);
            if (kept != null && kept.isFresh(clock.instant())) {
                return Future.succeededFuture(kept(key, kept));
            }
            return source.apply(key).compose(fetched -> {
                Cached<T> cached = kept(key, cached(fetched));
                return shelf.put(key, cached).otherwiseEmpty().map(cached);
            });
        });
    }

    private Cached<T> kept(String key, Cached<T> cached) {
        near.put(key, cached);
        return cached;
    }

    private Future<Map<String, Cached<T>>> lookUp(List<String> keys) {
        return shelf.get(keys).otherwise(Map.of()).map(there -> {
            Map<String, Cached<T>> usable = new HashMap<>();
            there.forEach((key, cached) -> {
                if (cached.isUsable(clock.instant())) {
                    usable.put(key, cached);
                }
            });
            return usable;
        });
    }

    private Cached<T> cached(Fetched<T> fetched) {
        Instant now = clock.instant();
        double factor = 1 - JITTER / 2 + JITTER * random.nextDouble();
        Duration fresh = Duration.ofMillis((long) (fetched.fresh().toMillis() * factor));
        return new Cached<>(fetched.value(), now, now.plus(fresh), now.plus(fetched.usable()));
    }

    /** Another instance is fetching it. */
    private static final class StillFetching extends RuntimeException {
        StillFetching() {
            super("another instance is fetching this", null, false, false);
        }
    }
}
