package io.tradesense.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel says a process or a thread has used of the processors, user and system. */
final class ProcessorTime {
    /** Counted after the name of the command: user time, and system time after it, in ticks. */
    private static final int USER_TICKS = 11;

    private static final double TICKS_A_SECOND = 100;

    private ProcessorTime() {}

    /** @param stat {@code /proc/<pid>/stat}, or a thread's. A tick is 10 ms: what is measured has to last seconds */
    static double seconds(Path stat) throws IOException {
        String text = Files.readString(stat);
        String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[USER_TICKS + 1])) / TICKS_A_SECOND;
    }
}
