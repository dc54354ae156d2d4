package io.tradesense.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something that answers on a port of this machine.
 *
 * @param path of the resource that the origin serves
 * @param process whose processor time is read, with its children's
 */
public record Contestant(String name, int port, String path, Process process) {
    /** Of {@code /proc/<pid>/stat}, counted after the name of the command: user and system time, in ticks. */
    private static final int USER_TICKS = 11;

    private static final double TICKS_A_SECOND = 100;

    /** Used since the process began. A tick is 10 ms: a round has to last seconds. */
    public double processorSeconds() throws IOException {
        double ticks = 0;
        List<ProcessHandle> all = Stream.concat(
                        Stream.of(process.toHandle()), process.toHandle().descendants())
                .toList();
        for (ProcessHandle one : all) {
            ticks += ticks(Path.of("/proc", String.valueOf(one.pid()), "stat"));
        }
        return ticks / TICKS_A_SECOND;
    }

    /** Of this, what a JVM's compilers have used; 0 for what is no JVM. */
    public double compilerSeconds() throws IOException {
        double ticks = 0;
        for (String thread : threads()) {
            if (Files.readString(Path.of(thread, "comm")).matches("(?s)C[12] Compiler.*")) {
                ticks += ticks(Path.of(thread, "stat"));
            }
        }
        return ticks / TICKS_A_SECOND;
    }

    private List<String> threads() throws IOException {
        try (var threads = Files.list(Path.of("/proc", String.valueOf(process.pid()), "task"))) {
            return threads.map(Path::toString).toList();
        }
    }

    private static double ticks(Path file) throws IOException {
        String stat = Files.readString(file);
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[USER_TICKS + 1]);
    }

    /** The largest resident set it has had, in bytes, of {@code /proc/<pid>/status}; children are not counted. */
    public long peakMemory() throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1_024)
                .findFirst()
                .orElseThrow();
    }

    /** Ends it and what it started. */
    public void end() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
