package io.tradesense.allinone.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Files of a folder, and its end. */
final class Folders {
    private Folders() {}

    /** Everything in a folder, each folder before what is in it; what vanishes meanwhile is left out. */
    static List<Path> walk(Path folder) {
        try (var all = Files.walk(folder)) {
            return all.sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static void delete(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (var all = Files.walk(path)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
