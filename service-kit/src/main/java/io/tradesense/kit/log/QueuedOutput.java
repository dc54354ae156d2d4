package io.tradesense.kit.log;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * An output behind a bounded queue. Whoever writes to standard output waits for whoever reads it, a terminal that is held
 * or a pipe that is full, and event loops write logs: here nobody waits. What is beyond the queue is lost and counted.
 */
final class QueuedOutput extends OutputStream {
    private static final long LONGEST_END_MILLIS = 1_000;

    private final Supplier<? extends OutputStream> target;
    private final int mostBytes;
    private final LongConsumer whenLost;
    private final ExecutorService printer = Executors.newSingleThreadExecutor(QueuedOutput::daemon);
    private final AtomicInteger waitingBytes = new AtomicInteger();
    private final AtomicLong lost = new AtomicLong();
    private volatile boolean direct;

    /**
     * @param target looked up at each line: tests put another in place of standard output
     * @param mostBytes that wait at once
     * @param whenLost is told how many lines were lost, when half of the room is free again
     */
    QueuedOutput(Supplier<? extends OutputStream> target, int mostBytes, LongConsumer whenLost) {
        this.target = target;
        this.mostBytes = mostBytes;
        this.whenLost = whenLost;
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    /** @param bytes a line, whole: it is printed whole or not at all */
    @Override
    public void write(byte[] bytes, int from, int length) {
        byte[] line = Arrays.copyOfRange(bytes, from, from + length);
        if (direct) {
            print(line);
        } else if (waitingBytes.addAndGet(length) > mostBytes) {
            waitingBytes.addAndGet(-length);
            lost.incrementAndGet();
        } else {
            printer.execute(() -> printNext(line));
        }
    }

    /**
     * For the end of the process. What waits is printed, and what comes after is printed by who writes it, for nobody may be
     * there to print it later. Where the output is stuck, it stays as it is: a process must be able to end.
     */
    void end() {
        direct = isPrinted();
    }

    /** Waits for what was written so far, a second at most. */
    boolean isPrinted() {
        try {
            printer.submit(() -> {}).get(LONGEST_END_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException stuck) {
            return false;
        }
    }

    private void printNext(byte[] line) {
        print(line);
        waitingBytes.addAndGet(-line.length);
        // Not as soon as one line has left: under a flood every second line would say that lines are lost.
        if (lost.get() > 0 && waitingBytes.get() <= mostBytes / 2) {
            whenLost.accept(lost.getAndSet(0));
        }
    }

    private void print(byte[] line) {
        try {
            OutputStream output = target.get();
            output.write(line);
            output.flush();
        } catch (IOException ignored) {
            // Closed: nobody is left to be told, and a line that says so would fail as well.
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "log-printer");
        thread.setDaemon(true);
        return thread;
    }
}
