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
    /** Used since the process began. */
    public double processorSeconds() throws IOException {
        double seconds = 0;
        List<ProcessHandle> all = Stream.concat(
                        Stream.of(process.toHandle()), process.toHandle().descendants())
                .toList();
        for (ProcessHandle one : all) {
            seconds += ProcessorTime.seconds(Path.of("/proc", String.valueOf(one.pid()), "stat"));
        }
        return seconds;
    }

    /** Its JVM's compilers. */
    public Compilers compilers() {
        return new Compilers(process.pid());
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
