package io.tradesense.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A main class in a JVM of its own, with this test's class path and nothing of its environment but what is given. */
final class JavaProcess implements AutoCloseable {

    private static final long LONGEST_STOP_SECONDS = 60;

    private final Process process;
    private final Path output;
    private final long said;
    private boolean killed;

    private JavaProcess(Process process, Path output, long said) {
        this.process = process;
        this.output = output;
        this.said = said;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** @param output gets what the process says, beside the output of earlier runs */
    static JavaProcess start(String mainClass, Path output, Map<String, String> environment, String... arguments) {
        return start(Budget.WIDE, mainClass, output, environment, arguments);
    }

    /** @param options of the JVM, in place of the archive of classes */
    static JavaProcess start(List<String> options, String mainClass, Path output, Map<String, String> environment) {
        return start(Budget.WIDE, options, mainClass, output, environment);
    }

    static JavaProcess start(
            Budget budget, String mainClass, Path output, Map<String, String> environment, String... arguments) {
        return start(budget, ClassArchive.use(), mainClass, output, environment, arguments);
    }

    private static JavaProcess start(
            Budget budget,
            List<String> options,
            String mainClass,
            Path output,
            Map<String, String> environment,
            String... arguments) {
        var command = new ArrayList<>(budget.prefix());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseSerialGC");
        command.addAll(budget.options());
        command.addAll(options);
        command.addAll(List.of("-cp", ClassArchive.CLASS_PATH, mainClass));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().keySet().removeIf(name -> !name.equals("PATH") && !name.equals("HOME"));
        builder.environment().put("LOG_FORMAT", "text");
        // All of these tests ask from one address, and many register there.
        builder.environment().put("GATEWAY_LIMITS", "off");
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(output.toAbsolutePath().getParent());
            long said = Files.exists(output) ? Files.size(output) : 0;
            return new JavaProcess(builder.start(), output, said);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    boolean wasKilled() {
        return killed;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** What this process has said so far. */
    String output() {
        try (var channel = Files.newInputStream(output)) {
            channel.skipNBytes(said);
            return new String(channel.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The status it ends with by itself. */
    int exitCode() {
        await();
        return process.exitValue();
    }

    /** {@code kill -9}: it gets no chance to do anything. */
    void kill() {
        killed = true;
        process.destroyForcibly();
        await();
    }

    /** SIGTERM, as {@code ./tradesense stop} does. */
    @Override
    public void close() {
        process.destroy();
        await();
    }

    private void await() {
        try {
            if (!process.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("process " + pid() + " did not end; it said:\n" + output());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
