package io.tradesense.benchmarks.auth;

import io.tradesense.allinone.stores.EmbeddedStores;
import io.tradesense.benchmarks.auth.AuthUnderTest.Answer;
import io.tradesense.benchmarks.auth.AuthUnderTest.Member;
import io.tradesense.benchmarks.measure.Compilers;
import io.tradesense.benchmarks.measure.Figures;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Logins a second beside the bare hash, refreshes a second, and what a flood of logins does to a request that needs no
 * hash; medians of rounds in turn. Clients share the processors with the service. Arguments: rounds (5), seconds a
 * measurement (10), logins a second in the flood (200).
 */
public final class AuthBenchmark {
    private static final int MEMBERS = 128;
    private static final int WARM_UP_SECONDS = 3;
    private static final int PROBES_PER_SECOND = 50;

    private final AuthUnderTest auth;
    private final ClosedLoop members;
    private final Map<String, String> refreshTokens = new ConcurrentHashMap<>();

    private AuthBenchmark(AuthUnderTest auth, List<Member> members) {
        this.auth = auth;
        this.members = new ClosedLoop(members);
        members.forEach(member -> refreshTokens.put(member.email(), member.refreshToken()));
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = argument(arguments, 0, 5);
        int seconds = argument(arguments, 1, 10);
        int flood = argument(arguments, 2, 200);
        var folder = Files.createTempDirectory("tradesense-benchmark");
        try (var stores = EmbeddedStores.start(folder);
                var auth = AuthUnderTest.start(stores, folder.resolve("mail"))) {
            var members = auth.register(MEMBERS);
            var benchmark = new AuthBenchmark(auth, members);
            var flooded = new FloodBenchmark(auth, members, PROBES_PER_SECOND, flood);
            Compilers.own().warmUp(() -> {
                benchmark.warmUp();
                flooded.warmUp(WARM_UP_SECONDS);
            });
            benchmark.throughput(rounds, seconds);
            flooded.run(rounds, seconds);
        }
    }

    private void warmUp() throws Exception {
        double logins = members.perSecond(WARM_UP_SECONDS, this::login);
        double refreshes = members.perSecond(WARM_UP_SECONDS, this::refresh);
        System.out.printf("warm-up: %.1f logins/s, %.0f refreshes/s%n", logins, refreshes);
    }

    private void throughput(int rounds, int seconds) throws Exception {
        var figures = new Figures("a second");
        for (int round = 0; round < rounds; round++) {
            figures.add("hash alone", BareHash.perSecond(seconds));
            figures.add("logins", members.perSecond(seconds, this::login));
            figures.add("refreshes", members.perSecond(seconds, this::refresh));
        }
        figures.print("hash alone");
    }

    private CompletableFuture<?> login(Member member) {
        return auth.login(member).thenAccept(answer -> keep(member, answer));
    }

    private CompletableFuture<?> refresh(Member member) {
        return auth.refresh(refreshTokens.getOrDefault(member.email(), "")).thenAccept(answer -> keep(member, answer));
    }

    private void keep(Member member, Answer answer) {
        answer.require(200);
        refreshTokens.put(member.email(), answer.body().getString("refreshToken"));
    }

    private static int argument(String[] arguments, int place, int otherwise) {
        return arguments.length > place ? Integer.parseInt(arguments[place]) : otherwise;
    }

    /** Requests of members who each wait for the answer before the client goes on to another. */
    private record ClosedLoop(List<Member> members) {
        private static final int CLIENTS = 16;

        /** A request of a member. */
        interface Request {
            CompletableFuture<?> send(Member member);
        }

        double perSecond(int seconds, Request request) throws Exception {
            var count = new AtomicInteger();
            long start = System.nanoTime();
            long end = start + seconds * 1_000_000_000L;
            CompletableFuture<?>[] clients = new CompletableFuture<?>[CLIENTS];
            for (int client = 0; client < CLIENTS; client++) {
                clients[client] = from(client, request, end, count);
            }
            CompletableFuture.allOf(clients).get();
            return count.get() / ((System.nanoTime() - start) / 1e9);
        }

        private CompletableFuture<?> from(int turn, Request request, long end, AtomicInteger count) {
            return request.send(members.get(turn % members.size())).thenCompose(done -> {
                count.incrementAndGet();
                return System.nanoTime() < end
                        ? from(turn + CLIENTS, request, end, count)
                        : CompletableFuture.completedFuture(null);
            });
        }
    }
}
