package io.tradesense.allinone.clustered;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Files of {@code NAME='value'} lines that a shell reads, rights 0600; each appears whole or not at all. */
final class EnvironmentFiles {

    private static final String OWNER_FOLDER = "rwx------";
    private static final String OWNER_FILE = "rw-------";

    private final Path folder;
    private final List<Path> written = new ArrayList<>();

    private EnvironmentFiles(Path folder) {
        this.folder = folder;
    }

    static EnvironmentFiles in(Path folder) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_FOLDER)));
            Files.deleteIfExists(folder.resolve(Stores.READY));
            return new EnvironmentFiles(folder);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    void write(String service, SortedMap<String, String> environment) {
        var text = new StringBuilder();
        environment.forEach((name, value) ->
                text.append(name).append("='").append(quotable(value)).append("'\n"));
        var file = folder.resolve(service + ".env");
        var draft = folder.resolve(service + ".env.new");
        try {
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_FILE)));
            Files.writeString(draft, text, StandardOpenOption.WRITE);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            written.add(file);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    /** Says that all are written. */
    void ready() {
        try {
            var file = folder.resolve(Stores.READY);
            Files.writeString(file, "");
            written.add(file);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    void remove() {
        for (var file : written) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException error) {
                throw new UncheckedIOException(error);
            }
        }
    }

    private static String quotable(String value) {
        if (value.indexOf('\'') >= 0 || value.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("a generated value cannot be quoted for a shell");
        }
        return value;
    }
}
