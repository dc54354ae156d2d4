package io.tradesense.kit.pg;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** The migrations that a service was built with, as Flyway would find them on the class path and sum them up. Reads files. */
final class BuiltMigrations {
    private static final ClassLoader CLASSES = BuiltMigrations.class.getClassLoader();

    private BuiltMigrations() {}

    /**
     * @param folders on the class path, without a slash at either end
     * @return Flyway's checksum of every versioned and repeatable migration, by its file's name
     */
    static Map<String, Integer> in(List<String> folders) throws IOException {
        Map<String, Integer> found = new HashMap<>();
        for (String folder : folders) {
            for (URL place : Collections.list(CLASSES.getResources(folder))) {
                for (String file : files(place, folder)) {
                    if (file.matches("[VR].*__.*\\.sql")) {
                        found.put(file, checksum(folder + "/" + file));
                    }
                }
            }
        }
        return found;
    }

    private static List<String> files(URL place, String folder) throws IOException {
        if (place.openConnection() instanceof JarURLConnection jar) {
            String below = folder + "/";
            try (var entries = jar.getJarFile().stream()) {
                return entries.map(entry -> entry.getName())
                        .filter(name -> name.startsWith(below))
                        .map(name -> name.substring(below.length()))
                        .toList();
            }
        }
        try (Stream<Path> files = Files.list(Path.of(URI.create(place.toString())))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** CRC-32 of the lines without their ends. */
    private static int checksum(String resource) throws IOException {
        var sum = new CRC32();
        try (var opened = CLASSES.getResourceAsStream(resource)) {
            if (opened == null) {
                throw new IOException(resource + " is gone");
            }
            var lines = new BufferedReader(new InputStreamReader(opened, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                sum.update(line.getBytes(StandardCharsets.UTF_8));
            }
        }
        return (int) sum.getValue();
    }
}
