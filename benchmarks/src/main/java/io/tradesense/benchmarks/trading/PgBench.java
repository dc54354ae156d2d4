package io.tradesense.benchmarks.trading;

import io.tradesense.allinone.stores.EmbeddedStores;
import io.tradesense.trading.roundtrips.pg.TradeRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** PostgreSQL's own load generator with the query of a page, prepared. It must be installed (Debian: postgresql). */
final class PgBench {
    private final EmbeddedStores stores;
    private final UUID user;

    PgBench(EmbeddedStores stores, UUID user) {
        this.stores = stores;
        this.user = user;
    }

    void print(int rate, int seconds) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("tradesense-pgbench");
        Path query = Files.writeString(
                folder.resolve("page.sql"),
                "SELECT " + TradeRows.COLUMNS + ", t.opened_at::text AS sort_value FROM trades t WHERE t.user_id = '"
                        + user + "' ORDER BY t.opened_at DESC, t.id DESC LIMIT 51;\n");
        try {
            run(folder, query, rate, seconds);
        } catch (IOException missing) {
            Timing.print("pgbench is not installed, so nothing stands beside the page: %s", missing.toString());
        }
    }

    private void run(Path folder, Path query, int rate, int seconds) throws IOException, InterruptedException {
        var postgres = stores.postgres();
        var command = new ProcessBuilder(
                        "pgbench",
                        "--no-vacuum",
                        "--protocol=prepared",
                        "--client=4",
                        "--rate=" + rate,
                        "--time=" + seconds,
                        "--log",
                        "--log-prefix=" + folder.resolve("page"),
                        "--file=" + query,
                        "--host=" + postgres.host(),
                        "--port=" + postgres.port(),
                        "--username=" + postgres.user(),
                        "trading")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        command.environment().put("PGPASSWORD", postgres.password());
        var running = command.start();
        if (!running.waitFor(seconds + 30L, TimeUnit.SECONDS) || running.exitValue() != 0) {
            running.destroyForcibly();
            throw new IllegalStateException(Files.readString(folder.resolve("output")));
        }
        double[] millis = latencies(folder);
        Timing.print(
                "pgbench, the same query at the same rate: p50 %.2f ms, p99 %.2f ms",
                millis[millis.length / 2], millis[(int) (millis.length * 0.99)]);
    }

    /** The log's third column is the latency in microseconds, from when it was due. */
    private static double[] latencies(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            var log = files.filter(file -> file.getFileName().toString().startsWith("page."))
                    .filter(file -> !file.toString().endsWith(".sql"))
                    .findFirst()
                    .orElseThrow();
            double[] millis = Files.readAllLines(log).stream()
                    .mapToDouble(line -> Double.parseDouble(line.split(" ")[2]) / 1e3)
                    .toArray();
            Arrays.sort(millis);
            return millis;
        }
    }
}
