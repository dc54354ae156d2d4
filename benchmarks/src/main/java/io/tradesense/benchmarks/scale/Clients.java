package io.tradesense.benchmarks.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Some clients at once, each asking again as soon as it is answered. */
final class Clients {
    private Clients() {}

    /** Work that may fail, which fails the measurement: an error looks fast. */
    interface Work {
        void run() throws Exception;
    }

    /** @return how often the work was done */
    static long run(int clients, long nanos, Work work) throws Exception {
        var done = new AtomicLong();
        long end = System.nanoTime() + nanos;
        Callable<Void> client = () -> {
            while (System.nanoTime() < end) {
                work.run();
                done.incrementAndGet();
            }
            return null;
        };
        var threads = Executors.newFixedThreadPool(clients);
        try {
            List<Future<Void>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                running.add(threads.submit(client));
            }
            for (var each : running) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        return done.get();
    }
}
