package io.tradesense.billing;

import static io.tradesense.kit.testing.Waiting.eventually;

import io.tradesense.kit.identity.InternalKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A main class of billing's in a JVM of its own, with nothing of this one's environment: one that can be killed. */
final class BillingProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;
    private final Process process;
    private final Path output;

    private BillingProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** The service, once it answers on the port. Its settings are those of {@code TestService}, and more. */
    static BillingProcess serve(int port, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(
                InternalKeys.derive(new byte[32], List.of("gateway", "auth", "trading", "market", "billing", "ai")));
        settings.put("TRADESENSE_SHAPE", "all-in-one");
        settings.put("BILLING_HTTP_PORT", String.valueOf(port));
        settings.putAll(more);
        var started = run(BillingService.class, settings);
        started.awaitHealth(port);
        return started;
    }

    static BillingProcess run(Class<?> main, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        try {
            Path output = Files.createTempFile("billing", ".log");
            output.toFile().deleteOnExit();
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> !name.equals("PATH") && !name.equals("HOME"));
            builder.environment().putAll(environment);
            var process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new BillingProcess(process, output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** {@code kill -9}: it gets no chance to do anything. */
    void kill() {
        process.destroyForcibly();
        await();
    }

    /** The status it ends with by itself. */
    int exitCode() {
        await();
        return process.exitValue();
    }

    /** What it has said so far. */
    String output() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        kill();
    }

    private void awaitHealth(int port) {
        boolean healthy = eventually(() -> !process.isAlive() || isHealthy(port), ended -> ended);
        if (!healthy || !process.isAlive()) {
            throw new AssertionError("billing did not start; it said:\n" + output());
        }
    }

    private static boolean isHealthy(int port) {
        try {
            var connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + "/health").toURL().openConnection();
            connection.setConnectTimeout(2_000);
            connection.setReadTimeout(10_000);
            return connection.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void await() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("it did not end; it said:\n" + output());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
