package io.tradesense.benchmarks.trading;

import static io.tradesense.benchmarks.trading.Timing.median;
import static io.tradesense.benchmarks.trading.Timing.print;
import static io.tradesense.benchmarks.trading.Timing.seconds;

import io.tradesense.allinone.demo.SampleStatement;
import io.tradesense.allinone.stores.EmbeddedStores;
import io.tradesense.benchmarks.measure.Compilers;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A whole import through the gateway (upload, parsing, deduplication, log, round trips, events) and the statement that adds
 * its executions alone, each beside a {@code COPY} of the very same rows into a temporary table and from there with {@code
 * ON CONFLICT} into the very same table, in turn, in one run. Arguments: rows (100000), rounds (3).
 */
public final class ImportBenchmark {

    /** What the import is warmed up with: files of this part of the measured one's rows. */
    private static final int SLICES = 10;

    private ImportBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        var folder = Files.createTempDirectory("tradesense-benchmark");
        try (var stores = EmbeddedStores.start(folder);
                var trading = TradingUnderTest.start(stores);
                var log = new ExecutionLogTable(stores);
                var insert = new LogInsert(stores)) {
            run(rows, rounds, trading, log, insert);
        }
    }

    private static void run(int rows, int rounds, TradingUnderTest trading, ExecutionLogTable log, LogInsert insert)
            throws Exception {
        var statement = statement(rows);
        var smaller = statement(rows / SLICES);
        Compilers.own().warmUp(() -> trading.importAndWait(trading.openAccount(), smaller));
        List<Double> imports = new ArrayList<>();
        List<Double> inserts = new ArrayList<>();
        List<Double> copies = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            UUID account = trading.openAccount();
            // What the round before left is the benchmark's own, and not the import's to clear away.
            System.gc();
            double imported = seconds(() -> trading.importAndWait(account, statement));
            log.requireRows(account, rows);
            byte[] same = log.rowsForAnotherAccount(account, trading.openAccount());
            double copied = seconds(() -> log.copyThroughTemporaryTable(same, rows));
            UUID third = trading.openAccount();
            var executions = insert.executionsFor(account, third);
            double inserted = seconds(() -> insert.insert(trading.user(), third, executions));
            // The first round warms the others up and is not counted.
            if (round > 0) {
                imports.add(imported);
                inserts.add(inserted);
                copies.add(copied);
                print("round %d: import %.2f s, its inserts %.2f s, COPY %.2f s", round, imported, inserted, copied);
            }
        }
        print(
                "median of %d, %,d rows: import %.2f s (%,.0f rows/s), its inserts %.2f s, COPY %.2f s",
                rounds, rows, median(imports), rows / median(imports), median(inserts), median(copies));
        print(
                "database part beside COPY %.2f; the whole import takes %.2f times as long as COPY",
                median(copies) / median(inserts), median(imports) / median(copies));
    }

    private static byte[] statement(int rows) throws Exception {
        var text = new StringWriter();
        new SampleStatement(20_260_301L, rows).write(text);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
