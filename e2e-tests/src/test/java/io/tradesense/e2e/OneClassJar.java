package io.tradesense.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A class of these tests as a jar of its own, for a JVM that takes no folders. */
final class OneClassJar {
    private OneClassJar() {}

    /** @param attributes of the manifest */
    static Path of(Class<?> content, Path jar, Map<String, String> attributes) {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.forEach((name, value) -> manifest.getMainAttributes().put(new Attributes.Name(name), value));
        String entry = content.getName().replace('.', '/') + ".class";
        try (var written = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var bytes = content.getResourceAsStream("/" + entry)) {
            written.putNextEntry(new JarEntry(entry));
            written.write(Objects.requireNonNull(bytes).readAllBytes());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return jar.toAbsolutePath();
    }
}
