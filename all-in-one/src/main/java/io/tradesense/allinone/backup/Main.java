package io.tradesense.allinone.backup;

import io.tradesense.allinone.stores.StartupRefusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Called by {@code ./tradesense backup} and {@code ./tradesense restore}. */
public final class Main {
    private Main() {}

    /** Takes {@code backup <data folder> <file>} or {@code restore <file> <data folder>}. */
    public static void main(String[] arguments) {
        try {
            if (arguments.length == 3 && arguments[0].equals("backup")) {
                backUp(Path.of(arguments[1]), Path.of(arguments[2]));
            } else if (arguments.length == 3 && arguments[0].equals("restore")) {
                var counted = Restore.into(Path.of(arguments[2]), Path.of(arguments[1]));
                System.out.printf("Restored into %s: %s. Every page was read.%n", arguments[2], counted);
            } else {
                throw new StartupRefusal("usage: backup <data folder> <file> | restore <file> <data folder>");
            }
        } catch (StartupRefusal refusal) {
            System.err.println(refusal.getMessage());
            System.exit(1);
        } catch (UncheckedIOException failure) {
            System.err.println("The backup could not be read or written: " + failure.getCause());
            System.exit(1);
        }
    }

    /** A backup that was never restored is a hope: it is restored beside, read whole, and only then gets its name. */
    private static void backUp(Path data, Path file) {
        var draft = file.resolveSibling(file.getFileName() + ".new").toAbsolutePath();
        var trial = draft.resolveSibling(file.getFileName() + ".trial");
        try {
            if (Files.exists(file)) {
                throw new StartupRefusal(file + " is there already; name another file.");
            }
            Backup.of(data).writeTo(draft);
            var counted = Restore.into(trial, draft);
            Files.move(draft, file);
            System.out.printf(
                    "%s holds %s (%d MB). It was restored beside and read whole.%n",
                    file, counted, Files.size(file) >> 20);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            Folders.delete(trial);
            Folders.delete(draft);
        }
    }
}
