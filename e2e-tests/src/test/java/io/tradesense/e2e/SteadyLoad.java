package io.tradesense.e2e;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** So many GETs a second, each sent when it is due however the others fare, and what became of them. */
final class SteadyLoad {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Api api;
    private final String path;
    private final int calls;
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();

    private SteadyLoad(Api api, String path, int calls) {
        this.api = api;
        this.path = path;
        this.calls = calls;
    }

    /** @param calls after which it ends by itself */
    static SteadyLoad begin(Api api, String path, int perSecond, int calls) {
        var load = new SteadyLoad(api, path, calls);
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        var ticking = clock.scheduleAtFixedRate(
                () -> load.send(clock), 0, TimeUnit.SECONDS.toNanos(1) / perSecond, TimeUnit.NANOSECONDS);
        if (ticking.isCancelled()) {
            throw new IllegalStateException("the load did not begin");
        }
        return load;
    }

    private void send(ScheduledExecutorService clock) {
        if (sent.incrementAndGet() > calls) {
            clock.shutdown();
            return;
        }
        var unused = api.later(path).whenComplete((status, failure) -> {
            answers.merge(failure == null ? status.toString() : failure.toString(), 1, Integer::sum);
            ended.incrementAndGet();
        });
    }

    void awaitAnswers(int count) {
        var unused = Eventually.read(count + " answers", PATIENCE, ended::get, now -> now >= count);
    }

    /** How often there was which status, or which failure instead, once all is over. */
    Map<String, Integer> answers() {
        awaitAnswers(calls);
        return new TreeMap<>(answers);
    }
}
