package io.tradesense.benchmarks.scale;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What some processes have used so far, from Linux's /proc. */
record Processes(List<Long> pids) {
    private static final double TICKS_A_SECOND = 100;
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;

    /** Seconds of processor time, of the program and of the system for it. */
    double processorSeconds() {
        return pids.stream().mapToDouble(Processes::ticks).sum() / TICKS_A_SECOND;
    }

    /** The most memory any of them ever had, in MB. */
    long mostMemory() {
        return pids.stream().mapToLong(Processes::highWaterMark).max().orElse(0);
    }

    private static double ticks(long pid) {
        // The name stands in brackets and may hold blanks; after it the fields are counted from the third.
        String stat = read(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Double.parseDouble(fields[USER_TIME]) + Double.parseDouble(fields[SYSTEM_TIME]);
    }

    private static long highWaterMark(long pid) {
        return read(Path.of("/proc/" + pid + "/status"))
                .lines()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                .findFirst()
                .orElse(0);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
