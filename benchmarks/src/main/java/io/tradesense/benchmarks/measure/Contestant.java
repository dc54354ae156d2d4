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
            String stat = Files.readString(Path.of("/proc", String.valueOf(one.pid()), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            ticks += Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[USER_TICKS + 1]);
        }
        return ticks / TICKS_A_SECOND;
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
