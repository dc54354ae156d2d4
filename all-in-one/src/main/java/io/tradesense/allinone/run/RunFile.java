package io.tradesense.allinone.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * {@code tradesense.pid} in the data folder: the process and the gateway's port, one {@code name=value} a line. Written
 * when the gateway answers, removed by a clean stop; after a kill it stays, so its reader checks the process.
 */
public final class RunFile implements AutoCloseable {

    private static final String NAME = "tradesense.pid";

    private final Path file;

    private RunFile(Path file) {
        this.file = file;
    }

    /** Tells that this process serves on the port. Hold the folder's lock when calling it. */
    public static RunFile write(Path dataFolder, int port) {
        var file = dataFolder.resolve(NAME);
        var draft = dataFolder.resolve(NAME + ".new");
        try {
            Files.writeString(draft, "pid=" + ProcessHandle.current().pid() + "\nport=" + port + "\n");
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new RunFile(file);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
