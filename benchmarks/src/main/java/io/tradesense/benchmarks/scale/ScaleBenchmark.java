package io.tradesense.benchmarks.scale;

import io.tradesense.benchmarks.measure.Trader;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Requests a second of a running cluster, and what each costs the processes of trading in processor time. Arguments: the
 * gateway's address, seconds a measurement, and the pids of trading. Clients, gateway, database and trading share the processors
 * of one machine, so the whole does not grow with the number of processes; the cost of a request is what carries over.
 */
public final class ScaleBenchmark {
    private static final int WARM_UP_SECONDS = 8;
    private static final int CLIENTS = 16;
    private static final int FILLS = 10_000;
    private static final long LONGEST_LAG_SECONDS = 120;

    private ScaleBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        var trader = Trader.register(URI.create(arguments[0]));
        int seconds = Integer.parseInt(arguments[1]);
        var trading = new Processes(
                Arrays.stream(arguments).skip(2).map(Long::parseLong).toList());
        trader.imports(FILLS);
        measure("warm-up", trading, trader, WARM_UP_SECONDS, Trader::readsTrades);
        measure("GET /api/trades?limit=50", trading, trader, seconds, Trader::readsTrades);
        measure("POST /api/trades/executions", trading, trader, seconds, Trader::writesExecution);
        System.out.printf(
                Locale.ROOT,
                "%d trading: at most %d MB a process%n",
                trading.pids().size(),
                trading.mostMemory());
        eventLag(trader);
    }

    private interface Call {
        void by(Trader trader) throws Exception;
    }

    private static void measure(String what, Processes trading, Trader trader, int seconds, Call call)
            throws Exception {
        double before = trading.processorSeconds();
        long began = System.nanoTime();
        long count = Clients.run(CLIENTS, TimeUnit.SECONDS.toNanos(seconds), () -> call.by(trader));
        double time = (System.nanoTime() - began) / 1e9;
        double cost = (trading.processorSeconds() - before) / count;
        System.out.printf(
                Locale.ROOT,
                "%d trading: %s: %,.0f requests/s, %.2f ms of processor a request in trading, %,.0f requests/s a core%n",
                trading.pids().size(),
                what,
                count / time,
                cost * 1_000,
                1 / cost);
    }

    /** From the end of an import to the moment analytics has applied its last event. */
    private static void eventLag(Trader trader) throws Exception {
        long before = trader.closedTradesKnown();
        long began = System.nanoTime();
        trader.imports(FILLS);
        double imported = (System.nanoTime() - began) / 1e9;
        long expected = trader.closedTrades();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_LAG_SECONDS);
        while (trader.closedTradesKnown() < expected) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("analytics did not catch up");
            }
        }
        double known = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "events: %,d fills imported in %.1f s; analytics knew %,d more trades %.2f s after the import's end%n",
                FILLS,
                imported,
                expected - before,
                known - imported);
    }
}
