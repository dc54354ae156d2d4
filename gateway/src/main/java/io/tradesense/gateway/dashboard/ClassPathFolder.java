package io.tradesense.gateway.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** All files under a folder of the class path, whether it lies in a jar or beside it. */
final class ClassPathFolder {
    private ClassPathFolder() {}

    /**
     * Reads them, blocking.
     *
     * @param landmark a resource in the folder, such as {@code /dashboard/index.html}; of it the folder is known
     * @return the bytes by their path under the folder, such as {@code app/main.js}; nothing where it is not there
     */
    static SortedMap<String, byte[]> read(String landmark) {
        var found = ClassPathFolder.class.getResource(landmark);
        if (found == null) {
            return new TreeMap<>();
        }
        try {
            var uri = found.toURI();
            return uri.getScheme().equals("jar") ? inJar(uri) : under(parent(Path.of(uri)));
        } catch (URISyntaxException | IOException unreadable) {
            throw new IllegalStateException("the folder of " + landmark + " cannot be read", unreadable);
        }
    }

    private static SortedMap<String, byte[]> inJar(URI entry) throws IOException {
        // Of the jar itself and not of its address: the one file system of an address is everybody's, and this one is
        // closed.
        String address = entry.toString();
        int bang = address.indexOf("!/");
        var jar = Path.of(URI.create(address.substring("jar:".length(), bang)));
        try (var files = FileSystems.newFileSystem(jar, Map.<String, Object>of())) {
            return under(parent(files.getPath(address.substring(bang + 1))));
        }
    }

    private static Path parent(Path file) {
        var parent = file.getParent();
        if (parent == null) {
            throw new IllegalArgumentException(file + " is in no folder");
        }
        return parent;
    }

    private static SortedMap<String, byte[]> under(Path folder) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (var walk = Files.walk(folder)) {
            walk.filter(Files::isRegularFile)
                    .forEach(
                            file -> files.put(folder.relativize(file).toString().replace('\\', '/'), bytes(file)));
        }
        return files;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
