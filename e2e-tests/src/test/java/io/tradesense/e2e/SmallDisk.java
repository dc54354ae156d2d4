package io.tradesense.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A disk of few megabytes, in memory, which can be filled to the last byte. Only root may have one. */
final class SmallDisk implements AutoCloseable {
    private static final byte[] BLOCK = new byte[4_096];
    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    static boolean isPossible() {
        var probe = Installation.emptyFolder("small-disk-probe");
        boolean mounted = mount(probe, 1);
        if (mounted) {
            new SmallDisk(probe).close();
        }
        return mounted;
    }

    static SmallDisk of(Path folder, int megabytes) {
        if (!mount(folder, megabytes)) {
            throw new IllegalStateException("no disk was mounted at " + folder);
        }
        return new SmallDisk(folder);
    }

    Path folder() {
        return folder;
    }

    /** Takes what room there is, and again what has become free since. */
    void fill() {
        try (var filler = Files.newOutputStream(
                filler(), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            while (true) {
                filler.write(BLOCK);
            }
        } catch (IOException full) {
            if (!String.valueOf(full.getMessage()).contains("No space left")) {
                throw new UncheckedIOException(full);
            }
        }
    }

    void makeRoom() {
        try {
            Files.delete(filler());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        if (!run(List.of("umount", folder.toString()))) {
            throw new IllegalStateException(folder + " is still mounted");
        }
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    private static boolean mount(Path folder, int megabytes) {
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return run(List.of("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString()));
    }

    private static boolean run(List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
