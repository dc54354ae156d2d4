package io.tradesense.benchmarks.imports;

import io.tradesense.allinone.demo.SampleStatement;
import io.tradesense.allinone.stores.EmbeddedStores;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Rows a second of a whole import (upload, parsing, deduplication, log, round trips, events) beside a {@code COPY} of the
 * very same rows into the very same table, in turn, in one run. Arguments: rows (50000), rounds (5).
 */
public final class ImportBenchmark {

    private ImportBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        var statement = statement(rows);
        var folder = Files.createTempDirectory("tradesense-benchmark");
        try (var stores = EmbeddedStores.start(folder);
                var trading = TradingUnderTest.start(stores);
                var log = new ExecutionLogTable(stores)) {
            List<Double> imports = new ArrayList<>();
            List<Double> copies = new ArrayList<>();
            for (int round = 0; round <= rounds; round++) {
                UUID account = trading.openAccount();
                double imported = seconds(() -> trading.importAndWait(account, statement));
                log.requireRows(account, rows);
                byte[] same = log.rowsForAnotherAccount(account, trading.openAccount());
                double copied = seconds(() -> log.copyIn(same, rows));
                // The first round warms both up and is not counted.
                if (round > 0) {
                    imports.add(rows / imported);
                    copies.add(rows / copied);
                    print("round %d: import %,.0f rows/s, COPY %,.0f rows/s", round, rows / imported, rows / copied);
                }
            }
            print(
                    "median of %d: import %,.0f rows/s, COPY %,.0f rows/s, import / COPY %.3f",
                    rounds, median(imports), median(copies), median(imports) / median(copies));
        }
    }

    private static byte[] statement(int rows) throws Exception {
        var text = new StringWriter();
        new SampleStatement(20_260_301L, rows).write(text);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Something to be timed. */
    private interface Work {
        void run() throws Exception;
    }

    private static double seconds(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(List<Double> figures) {
        List<Double> sorted = new ArrayList<>(figures);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    private static void print(String form, Object... figures) {
        System.out.printf(Locale.ROOT, form + "%n", figures);
    }
}
