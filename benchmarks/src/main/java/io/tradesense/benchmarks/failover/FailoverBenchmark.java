package io.tradesense.benchmarks.failover;

import io.tradesense.benchmarks.failover.SteadyTraffic.Outcome;
import io.tradesense.benchmarks.measure.Trader;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What clients of a running cluster feel when processes are killed. First one of two processes of trading, under steady
 * reads: how many failed, and how soon no more are sent there. Then the only process of market: how fast its routes refuse,
 * and what becomes of the others'. Arguments: the gateway's address, requests a second, the pid of one trading, the pid of
 * market. Clients, database and all services share the processors of one machine.
 */
public final class FailoverBenchmark {
    private static final int RAMP = 4;
    private static final int MOST_ROUNDS = 15;
    private static final double WARM_MILLIS = 40;
    private static final int SECONDS = 10;
    private static final int SPELLS = 7;
    private static final int SPELL_SECONDS = 4;
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

    /**
     * Faster and faster, and then until it keeps the pace: processes that have just started have more to compile than to answer, and
     * would be blamed for it.
     */
    private void warmUp() throws Exception {
        double p99 = Double.MAX_VALUE;
        for (int round = 1; round <= MOST_ROUNDS && (round <= RAMP || p99 > WARM_MILLIS); round++) {
            int part = Math.min(round, RAMP);
            var quotes = traffic.ask(QUOTES, rate * part / RAMP / 4, SECONDS);
            p99 = await(traffic.ask(TRADES, rate * part / RAMP, SECONDS))
                    .latencies()
                    .p99();
            var unused = await(quotes);
        }
    }

    private void oneOfTwo(long pid) throws Exception {
        say("before", await(traffic.ask(TRADES, rate, SECONDS)));
        var running = traffic.ask(TRADES, rate, SECONDS);
        killLater(pid);
        var killed = await(running);
        say("one of two trading is killed after " + KILL_AFTER_SECONDS + " s", killed);
        System.out.println("the slowest of each second, ms: " + killed.slowest());
        say("after", await(traffic.ask(TRADES, rate, SECONDS)));
    }

    private void theOnlyOne(long pid) throws Exception {
        double before = tail("trading, all services up");
        kill(pid);
        await(vertx.timer(2, TimeUnit.SECONDS));
        double after = tail("trading, market dead");
        say("market, dead", await(traffic.ask(QUOTES, rate / 4, SECONDS)));
        System.out.printf(Locale.ROOT, "p99 of trading with market dead / before: %.2f%n", after / before);
    }

    /** The middle one of several spells' p99, in milliseconds, while the only ones who ask for quotes are refused or served. */
    private double tail(String what) throws Exception {
        List<Double> tails = new ArrayList<>();
        for (int spell = 0; spell < SPELLS; spell++) {
            var quotes = traffic.ask(QUOTES, rate / 4, SPELL_SECONDS);
            var outcome = await(traffic.ask(TRADES, rate, SPELL_SECONDS));
            say(what, outcome);
            tails.add(outcome.latencies().p99());
            var unused = await(quotes);
        }
        return tails.stream().sorted().skip(SPELLS / 2).findFirst().orElseThrow();
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
