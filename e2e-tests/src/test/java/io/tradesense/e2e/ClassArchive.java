package io.tradesense.e2e;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The classes that a start of TradeSense loads, as the JVM keeps them after its first run (class data sharing): most of a start is
 * loading them, and these tests start some fifty processes. It is made once, by a {@link WholeRun} that nobody uses.
 */
final class ClassArchive {
    private static final Path FILE = Path.of("target", "classes.jsa").toAbsolutePath();
    private static final Path MAIN = Path.of("target", "whole-run.jar").toAbsolutePath();
    private static final List<String> QUIET = List.of("-Xlog:cds=off", "-Xlog:cds+dynamic=off");
    /** An archive is good for its own class path and holds no classes of folders, so these come last. */
    static final String CLASS_PATH = classPath();

    private static final class Made {
        static final List<String> OPTIONS = options();
    }

    private ClassArchive() {}

    /** What a JVM on {@link #CLASS_PATH} is to be started with. */
    static List<String> use() {
        return Made.OPTIONS;
    }

    private static List<String> options() {
        try (var lock = FileChannel.open(
                        FILE.resolveSibling("classes.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = lock.lock()) {
            if (isOld()) {
                make();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        List<String> options = new ArrayList<>(QUIET);
        options.add("-XX:SharedArchiveFile=" + FILE);
        return options;
    }

    private static void make() throws IOException {
        Files.deleteIfExists(FILE);
        var unusedJar = OneClassJar.of(WholeRun.class, MAIN, Map.of());
        List<String> options = new ArrayList<>(QUIET);
        options.add("-XX:ArchiveClassesAtExit=" + FILE);
        var data = Installation.emptyFolder("class-archive");
        try (var run = Installation.whole(data, options)) {
            var unused = run.api().registered();
        }
        if (!Files.exists(FILE)) {
            throw new IllegalStateException("the JVM has kept no classes");
        }
    }

    private static boolean isOld() throws IOException {
        if (!Files.exists(FILE)) {
            return true;
        }
        var made = Files.getLastModifiedTime(FILE);
        for (String entry : CLASS_PATH.split(File.pathSeparator)) {
            if (Files.isRegularFile(Path.of(entry))
                    && Files.getLastModifiedTime(Path.of(entry)).compareTo(made) > 0) {
                return true;
            }
        }
        return false;
    }

    private static String classPath() {
        List<String> jars = new ArrayList<>();
        List<String> folders = new ArrayList<>();
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .forEach(entry -> (Files.isDirectory(Path.of(entry)) ? folders : jars).add(entry));
        jars.add(MAIN.toString());
        jars.addAll(folders);
        return String.join(File.pathSeparator, jars);
    }
}
