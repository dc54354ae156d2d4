package io.tradesense.benchmarks.measure;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts contestants, each as a process of its own that is kept to one processor. */
public final class Starting {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private Starting() {}

    /** @return once it listens; what it says goes to a file of the folder */
    public static Contestant on(
            String processor, String name, String path, int port, ProcessBuilder builder, Path folder)
            throws Exception {
        var pinned = new ArrayList<>(List.of("taskset", "-c", processor));
        pinned.addAll(builder.command());
        Path output = folder.resolve(name.replaceAll("[^a-zA-Z]", "") + ".log");
        var process = builder.command(pinned)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        var contestant = new Contestant(name, port, path, process);
        awaitPort(contestant, output);
        return contestant;
    }

    /** A class of this benchmark's class path, as a service is run in production, with 128 MiB of heap. */
    public static ProcessBuilder java(Class<?> main, List<String> arguments) {
        return java(main, 128, arguments);
    }

    public static ProcessBuilder java(Class<?> main, int heapMebibytes, List<String> arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx" + heapMebibytes + "m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void awaitPort(Contestant contestant, Path output) throws Exception {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (!answers(contestant.port())) {
            if (System.nanoTime() > until || !contestant.process().isAlive()) {
                contestant.end();
                throw new IllegalStateException(
                        contestant.name() + " does not listen; it said:\n" + Files.readString(output));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
