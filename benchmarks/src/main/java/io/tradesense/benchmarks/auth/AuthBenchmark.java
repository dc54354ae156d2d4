package io.tradesense.benchmarks.auth;

import io.tradesense.allinone.stores.EmbeddedStores;
import io.tradesense.benchmarks.auth.AuthUnderTest.Member;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Logins a second beside the bare hash, refreshes a second, and what a flood of logins does to a request that needs no
 * hash. Clients share the processors with the service. Arguments: seconds a measurement (10), logins a second in the
 * flood (200).
 */
public final class AuthBenchmark {
    private static final int CLIENTS = 16;
    private static final int WARM_UP_SECONDS = 5;
    private static final int PROBES_PER_SECOND = 50;

    private final AuthUnderTest auth;
    private final List<Member> members;
    private final int seconds;

    private AuthBenchmark(AuthUnderTest auth, List<Member> members, int seconds) {
        this.auth = auth;
        this.members = members;
        this.seconds = seconds;
    }

    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        int flood = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200;
        var folder = Files.createTempDirectory("tradesense-benchmark");
        try (var stores = EmbeddedStores.start(folder);
                var auth = AuthUnderTest.start(stores, folder.resolve("mail"))) {
            new AuthBenchmark(auth, auth.register(CLIENTS), seconds).run(flood);
        }
    }

    private void run(int flood) throws Exception {
        print("warm-up: %,.1f logins/s", loginsPerSecond(WARM_UP_SECONDS));
        double bare = BareHash.perSecond(seconds);
        double logins = loginsPerSecond(seconds);
        print("hash alone %,.1f/s, logins %,.1f/s, logins / hash %.3f", bare, logins, logins / bare);
        print("refreshes %,.0f/s", refreshesPerSecond());
        double quiet = probe().get();
        var answers = new ConcurrentHashMap<Integer, AtomicInteger>();
        var probes = probe();
        flood(flood, answers);
        double flooded = probes.get();
        print(
                "GET /auth/users/me, p99: %.1f ms quiet, %.1f ms under %d logins/s, ratio %.2f",
                quiet, flooded, flood, flooded / quiet);
        print("the flood was answered %s", answers);
    }

    /** Each client logs in again as soon as it is in. */
    private double loginsPerSecond(int time) throws Exception {
        return perSecond(
                time,
                member -> auth.login(member).thenApply(answer -> {
                    require(answer, 200);
                    return member;
                }));
    }

    private double refreshesPerSecond() throws Exception {
        Map<String, String> tokens = new ConcurrentHashMap<>();
        for (var member : members) {
            tokens.put(member.email(), member.refreshToken());
        }
        return perSecond(
                seconds,
                member -> auth.refresh(tokens.getOrDefault(member.email(), "")).thenApply(answer -> {
                    require(answer, 200);
                    tokens.put(member.email(), new JsonObject(answer.body()).getString("refreshToken"));
                    return member;
                }));
    }

    /** One request of a client. */
    private interface Request {
        CompletableFuture<Member> send(Member member);
    }

    private double perSecond(int time, Request request) throws Exception {
        var count = new AtomicInteger();
        long start = System.nanoTime();
        long end = start + TimeUnit.SECONDS.toNanos(time);
        List<CompletableFuture<Void>> clients = members.stream()
                .map(member -> again(member, request, end, count))
                .toList();
        CompletableFuture.allOf(clients.toArray(CompletableFuture[]::new)).get();
        return count.get() / ((System.nanoTime() - start) / 1e9);
    }

    private static CompletableFuture<Void> again(Member member, Request request, long end, AtomicInteger count) {
        return request.send(member).thenCompose(done -> {
            count.incrementAndGet();
            return System.nanoTime() < end
                    ? again(member, request, end, count)
                    : CompletableFuture.completedFuture(null);
        });
    }

    /** The 99th percentile of a request that needs no hash, asked at a steady pace, in milliseconds. */
    private CompletableFuture<Double> probe() {
        return CompletableFuture.supplyAsync(() -> {
            List<Double> times = Collections.synchronizedList(new ArrayList<>());
            steadily(PROBES_PER_SECOND, number -> {
                long sent = System.nanoTime();
                return auth.profile(members.get(number % members.size())).thenAccept(answer -> {
                    require(answer, 200);
                    times.add((System.nanoTime() - sent) / 1e6);
                });
            });
            List<Double> sorted = new ArrayList<>(times);
            Collections.sort(sorted);
            return sorted.get((int) (sorted.size() * 0.99));
        });
    }

    private void flood(int perSecond, Map<Integer, AtomicInteger> answers) {
        steadily(
                perSecond,
                number -> auth.login(members.get(number % members.size())).thenAccept(answer -> {
                    if (answer.statusCode() != 200 && answer.statusCode() != 503) {
                        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
                    }
                    answers.computeIfAbsent(answer.statusCode(), status -> new AtomicInteger())
                            .incrementAndGet();
                }));
    }

    /** One request of a numbered series. */
    private interface Numbered {
        CompletableFuture<Void> send(int number);
    }

    /** An open loop: it does not wait for answers before it goes on, and waits for all of them at its end. */
    private void steadily(int perSecond, Numbered request) {
        List<CompletableFuture<Void>> sent = new ArrayList<>();
        long pause = TimeUnit.SECONDS.toNanos(1) / perSecond;
        long next = System.nanoTime();
        for (int number = 0; number < perSecond * seconds; number++) {
            next += pause;
            sent.add(request.send(number));
            for (long left = next - System.nanoTime(); left > 0; left = next - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
    }

    private static void require(HttpResponse<String> answer, int status) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    private static void print(String form, Object... figures) {
        System.out.printf(Locale.ROOT, form + "%n", figures);
    }
}
