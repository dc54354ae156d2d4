package io.tradesense.allinone.stores;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The running processes whose program lies in one data folder's {@code runtime}. That is a stronger sign than a pid
 * file: a pid is given again to strangers, a program in this folder is no stranger's. While the folder's lock is ours,
 * every one of them is the orphan of an instance that was killed.
 */
record RuntimeProcesses(Path runtime) {

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
                .toList();
    }

    /** Waits until none is left; false when some still run at the end of the patience. */
    static boolean gone(List<ProcessHandle> processes, Duration patience) {
        var ends = processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
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
