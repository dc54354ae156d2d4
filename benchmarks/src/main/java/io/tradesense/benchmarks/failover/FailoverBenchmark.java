package io.tradesense.benchmarks.failover;

import io.tradesense.benchmarks.failover.SteadyTraffic.Outcome;
import io.tradesense.benchmarks.measure.Trader;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What clients of a running cluster feel when processes are killed. First one of two processes of trading, under steady
 * reads: how many failed, and how soon no more are sent there. Then the only process of market: how fast its routes refuse,
 * and what becomes of the others'. Arguments: the gateway's address, requests a second, the pid of one trading, the pid of
 * market. Clients, database and all services share the processors of one machine.
 */
public final class FailoverBenchmark {
    private static final int WARM_UP_ROUNDS = 4;
    private static final int SECONDS = 10;
    private static final int KILL_AFTER_SECONDS = 3;
    private static final int FILLS = 2_000;
    private static final long LONGEST_SECONDS = 120;
    private static final String TRADES = "/api/trades?limit=20";
    private static final String QUOTES = "/api/quotes?symbols=AAPL";

    private final Vertx vertx;
    private final SteadyTraffic traffic;
    private final int rate;

    private FailoverBenchmark(Vertx vertx, SteadyTraffic traffic, int rate) {
        this.vertx = vertx;
        this.traffic = traffic;
        this.rate = rate;
    }

    public static void main(String[] arguments) throws Exception {
        var gateway = URI.create(arguments[0]);
        int rate = Integer.parseInt(arguments[1]);
        var trader = Trader.register(gateway);
        trader.imports(FILLS);
        var vertx = Vertx.vertx();
        try {
            var benchmark = new FailoverBenchmark(vertx, new SteadyTraffic(vertx, gateway, trader.token()), rate);
            benchmark.warmUp();
            benchmark.oneOfTwo(Long.parseLong(arguments[2]));
            benchmark.theOnlyOne(Long.parseLong(arguments[3]));
        } finally {
            vertx.close().await(LONGEST_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Faster and faster: a process that has just started answers slowly and would be blamed for it. */
    private void warmUp() throws Exception {
        for (int round = 1; round <= WARM_UP_ROUNDS; round++) {
            var unused = await(Future.all(
                    traffic.ask(TRADES, rate * round / WARM_UP_ROUNDS, SECONDS),
                    traffic.ask(QUOTES, rate * round / WARM_UP_ROUNDS / 4, SECONDS)));
        }
    }

    private void oneOfTwo(long pid) throws Exception {
        say("before", await(traffic.ask(TRADES, rate, SECONDS)));
        var running = traffic.ask(TRADES, rate, SECONDS);
        killLater(pid);
        say("one of two trading is killed after " + KILL_AFTER_SECONDS + " s", await(running));
        say("after", await(traffic.ask(TRADES, rate, SECONDS)));
    }

    private void theOnlyOne(long pid) throws Exception {
        var before = await(traffic.ask(TRADES, rate, SECONDS));
        say("trading, all services up", before);
        kill(pid);
        await(vertx.timer(2, TimeUnit.SECONDS));
        var refused = traffic.ask(QUOTES, rate / 4, SECONDS);
        var others = await(traffic.ask(TRADES, rate, SECONDS));
        say("market, dead", await(refused));
        say("trading, market dead", others);
        System.out.printf(
                Locale.ROOT,
                "p99 of trading with market dead / before: %.2f%n",
                others.latencies().p99() / before.latencies().p99());
    }

    private void killLater(long pid) {
        vertx.timer(KILL_AFTER_SECONDS, TimeUnit.SECONDS).onSuccess(now -> kill(pid));
    }

    private static void kill(long pid) {
        if (!ProcessHandle.of(pid).map(ProcessHandle::destroyForcibly).orElse(false)) {
            throw new IllegalStateException("there is no process " + pid + " to kill");
        }
    }

    private static void say(String what, Outcome outcome) {
        System.out.printf(
                Locale.ROOT,
                "%-44s p50 %.2f ms, p99 %.2f ms; answers %s%n",
                what,
                outcome.latencies().p50(),
                outcome.latencies().p99(),
                outcome.statuses());
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.await(LONGEST_SECONDS, TimeUnit.SECONDS);
    }
}
