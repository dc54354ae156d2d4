package io.tradesense.benchmarks.trading;

import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Asks for a page so many times a second, each when it is due, however the others fare. Every answer must be a 200. */
final class SteadyPages {
    private final TradingUnderTest trading;
    private final int rate;

    /** In milliseconds, from when the request was due. */
    record Latencies(double p50, double p99) {}

    SteadyPages(TradingUnderTest trading, int rate) {
        this.trading = trading;
        this.rate = rate;
    }

    Latencies forSeconds(int seconds) throws Exception {
        int count = rate * seconds;
        long[] nanos = new long[count];
        List<CompletableFuture<Void>> answers = new ArrayList<>(count);
        long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);
        for (int page = 0; page < count; page++) {
            long due = start + page * 1_000_000_000L / rate;
            int number = page;
            while (System.nanoTime() < due) LockSupport.parkNanos(due - System.nanoTime());
            answers.add(trading.http()
                    .sendAsync(trading.pageOfTrades(), BodyHandlers.ofByteArray())
                    .thenAccept(answer -> {
                        if (answer.statusCode() != 200) throw new IllegalStateException("" + answer.statusCode());
                        nanos[number] = System.nanoTime() - due;
                    }));
        }
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
        Arrays.sort(nanos);
        return new Latencies(nanos[count / 2] / 1e6, nanos[(int) (count * 0.99)] / 1e6);
    }
}
