package io.tradesense.allinone.stores;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The running processes whose program lies in one data folder's {@code runtime}. That is a stronger sign than a pid
 * file: a pid is given again to strangers, a program in this folder is no stranger's. While the folder's lock is ours,
 * every one of them is the orphan of an instance that was killed.
 */
record RuntimeProcesses(Path runtime) {
    private static final long LOOK_NANOS = 10_000_000;

    /** The processes running the program of this name, in no order. */
    List<ProcessHandle> running(String program) {
        return ProcessHandle.allProcesses()
                .filter(process -> runs(process, program))
                .toList();
    }

    /** Those of them that no other of them started: a server without its workers. */
    List<ProcessHandle> leaders(String program) {
        return running(program).stream()
                .filter(process ->
                        process.parent().filter(parent -> runs(parent, program)).isEmpty())
                // Asked last: a worker that has just ended has no parent any more either.
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    /**
     * Waits until none is left; false when some still run at the end of the patience. Java's own wait looks at a process
     * that is no child of this one three times a second, and a start after a crash has no such third to give away.
     */
    static boolean gone(List<ProcessHandle> processes, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (processes.stream().anyMatch(RuntimeProcesses::isAtWork)) {
            if (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return true;
    }

    /** One that has ended and only waits for its parent to take note runs no program any more. */
    private static boolean isAtWork(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    /** Compared as text: Linux adds " (deleted)" to the name of a program that was removed while it ran. */
    private boolean runs(ProcessHandle process, String program) {
        return process.info()
                .command()
                .filter(command -> command.startsWith(runtime + "/"))
                .filter(command -> Path.of(command).getFileName().toString().startsWith(program))
                .isPresent();
    }
}
