package io.tradesense.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The compilers of a JVM. @param pid of its process */
public record Compilers(long pid) {
    private static final int MOST_SLICES = 24;
    private static final double QUIET_SECONDS = 0.1;

    /** Some of what a process is warmed up with: a few seconds of it. */
    public interface Slice {
        void run() throws Exception;
    }

    /** Those of the process that measures. */
    public static Compilers own() {
        return new Compilers(ProcessHandle.current().pid());
    }

    /**
     * Runs slices until the compilers have no more to do, or {@value #MOST_SLICES} of them: where they share the
     * processors, what they take is counted with what is measured, and a server that runs for days is not what it is in
     * its first minute.
     */
    public void warmUp(Slice slice) throws Exception {
        for (int slices = 0; slices < MOST_SLICES; slices++) {
            double before = seconds();
            slice.run();
            if (seconds() - before < QUIET_SECONDS) {
                return;
            }
        }
    }

    /** Processor time they have used; 0 where the process is no JVM. */
    public double seconds() throws IOException {
        double seconds = 0;
        for (String thread : threads()) {
            seconds += seconds(thread);
        }
        return seconds;
    }

    private static double seconds(String thread) throws IOException {
        try {
            return Files.readString(Path.of(thread, "comm")).matches("(?s)C[12] Compiler.*")
                    ? ProcessorTime.seconds(Path.of(thread, "stat"))
                    : 0;
        } catch (NoSuchFileException ended) {
            return 0;
        }
    }

    private List<String> threads() throws IOException {
        try (var threads = Files.list(Path.of("/proc", String.valueOf(pid), "task"))) {
            return threads.map(Path::toString).toList();
        }
    }
}
