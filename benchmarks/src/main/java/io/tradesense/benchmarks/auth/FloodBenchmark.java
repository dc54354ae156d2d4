package io.tradesense.benchmarks.auth;

import io.tradesense.benchmarks.auth.AuthUnderTest.Member;
import io.tradesense.benchmarks.measure.Figures;
import io.tradesense.benchmarks.measure.Latencies;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/**
 * What a request that needs no hash takes while nothing else is asked, and while more sign in than can be hashed.
 *
 * @param probes a second
 * @param logins a second, in the flood
 */
record FloodBenchmark(AuthUnderTest auth, List<Member> members, int probes, int logins) {
    private static final String QUIET = "GET /auth/users/me, quiet";
    private static final String FLOODED = "GET /auth/users/me, flooded";

    void warmUp(int seconds) {
        var unused = probe(seconds);
        flood(seconds, new ConcurrentHashMap<>());
    }

    void run(int rounds, int seconds) {
        var p99 = new Figures("99th percentile, ms");
        var p50 = new Figures("median, ms");
        Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
        for (int round = 0; round < rounds; round++) {
            Latencies quiet = probe(seconds);
            var flooded = CompletableFuture.supplyAsync(() -> probe(seconds));
            flood(seconds, answers);
            p50.add(QUIET, quiet.p50());
            p50.add(FLOODED, flooded.join().p50());
            p99.add(QUIET, quiet.p99());
            p99.add(FLOODED, flooded.join().p99());
        }
        p50.print(QUIET);
        p99.print(QUIET);
        System.out.println("the flood was answered " + answers);
    }

    private Latencies probe(int seconds) {
        var nanos = new AtomicLongArray(probes * seconds);
        steadily(probes, nanos.length(), number -> {
            long sent = System.nanoTime();
            return auth.profile(members.get(number % members.size())).thenAccept(answer -> {
                answer.require(200);
                nanos.set(number, System.nanoTime() - sent);
            });
        });
        long[] all = new long[nanos.length()];
        for (int number = 0; number < all.length; number++) {
            all[number] = nanos.get(number);
        }
        return Latencies.of(all);
    }

    private void flood(int seconds, Map<Integer, AtomicInteger> answers) {
        steadily(
                logins,
                logins * seconds,
                number -> auth.login(members.get(number % members.size())).thenAccept(answer -> {
                    if (answer.status() != 503) {
                        answer.require(200);
                    }
                    answers.computeIfAbsent(answer.status(), status -> new AtomicInteger())
                            .incrementAndGet();
                }));
    }

    /** One request of a numbered series. */
    private interface Numbered {
        CompletableFuture<Void> send(int number);
    }

    /** An open loop: it does not wait for answers before it goes on, and waits for all of them at its end. */
    private static void steadily(int perSecond, int count, Numbered request) {
        List<CompletableFuture<Void>> sent = new ArrayList<>();
        long pause = TimeUnit.SECONDS.toNanos(1) / perSecond;
        long next = System.nanoTime();
        for (int number = 0; number < count; number++) {
            next += pause;
            sent.add(request.send(number));
            for (long left = next - System.nanoTime(); left > 0; left = next - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
    }
}
