package io.tradesense.allinone.stores;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.embedded.core.ExecutableProvider;

/**
 * A real Redis as a cache: it keeps nothing on disk, forgets the least used first and listens on this machine alone. One that
 * ends by itself is started again where it was.
 */
final class RedisServer implements AutoCloseable {

    static final String PROGRAM = "redis-server";

    private static final Logger logger = LoggerFactory.getLogger(RedisServer.class);
    private static final String READY = "Ready to accept connections";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path binary;
    private final Path log;
    private final RedisConnection connection;
    private Process process;
    private boolean closed;

    private RedisServer(Path binary, Path log, RedisConnection connection) throws IOException {
        this.binary = binary;
        this.log = log;
        this.connection = connection;
        this.process = launch(binary, log, connection);
    }

    /**
     * Puts the program into the folder, after ending the orphan of a killed instance, which has it open.
     *
     * @throws StartupRefusal when it cannot be written
     */
    static Path unpack(DataFolder data) {
        endOrphans(new RuntimeProcesses(data.runtime()));
        return binary(data.runtime());
    }

    /** @throws StartupRefusal when it cannot start */
    static RedisServer start(Path binary, Path log, String password) {
        try {
            for (var attempt = 1; ; attempt++) {
                var connection = new RedisConnection(FreePort.LOOPBACK, FreePort.next(), password);
                var server = new RedisServer(binary, log, connection);
                if (server.awaitReady(log)) {
                    server.watch();
                    return server;
                }
                server.close();
                var said = NativeCommand.lines(log);
                if (attempt == FreePort.ATTEMPTS || said.stream().noneMatch(line -> line.contains("already in use"))) {
                    throw refusal(said);
                }
            }
        } catch (IOException error) {
            throw new StartupRefusal("Redis cannot be run from " + binary + ": " + Reason.of(error) + ".");
        }
    }

    RedisConnection connection() {
        return connection;
    }

    private void watch() {
        process.onExit().thenRunAsync(this::startAgain, Restarts.AFTER_A_MOMENT);
    }

    private synchronized void startAgain() {
        if (closed) {
            return;
        }
        logger.warn("Redis has ended by itself and is started again");
        try {
            process = launch(binary, log, connection);
            watch();
        } catch (IOException failure) {
            logger.error("Redis cannot be started again", failure);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        process.destroy();
        if (!RuntimeProcesses.gone(List.of(process.toHandle()), PATIENCE)) {
            process.destroyForcibly();
        }
    }

    /** Its settings go in by its input, so that the password is in no file and no list of processes. */
    private static Process launch(Path binary, Path log, RedisConnection connection) throws IOException {
        var words = new ArrayList<String>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            // Out of the terminal's process group: Ctrl-C is for us, and we still answer requests while we stop.
            words.add("/usr/bin/setsid");
        }
        words.addAll(List.of(binary.toString(), "-"));
        var process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try (var settings = process.outputWriter(StandardCharsets.UTF_8)) {
            settings.write(settings(connection));
        } catch (IOException endedAlready) {
            return process;
        }
        return process;
    }

    private static String settings(RedisConnection connection) {
        return """
                bind %s
                port %d
                requirepass %s
                save ""
                appendonly no
                maxmemory 64mb
                maxmemory-policy allkeys-lru
                """.formatted(connection.host(), connection.port(), connection.password());
    }

    private boolean awaitReady(Path log) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (System.nanoTime() < end) {
                if (NativeCommand.lines(log).stream().anyMatch(line -> line.contains(READY))) {
                    return true;
                }
                if (process.waitFor(10, TimeUnit.MILLISECONDS)) {
                    return false;
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private static StartupRefusal refusal(List<String> said) {
        if (said.stream().anyMatch(line -> line.contains("libssl") || line.contains("libcrypto"))) {
            return new StartupRefusal("The embedded Redis needs OpenSSL 3, which this machine lacks. Install it (on"
                    + " Debian and Ubuntu the package libssl3) and start again.");
        }
        var last = said.isEmpty() ? "it said nothing" : said.get(said.size() - 1);
        return new StartupRefusal("The embedded Redis could not start: " + last);
    }

    private static void endOrphans(RuntimeProcesses processes) {
        var orphans = processes.running(PROGRAM);
        orphans.forEach(ProcessHandle::destroy);
        if (!RuntimeProcesses.gone(orphans, PATIENCE)) {
            orphans.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static Path binary(Path runtime) {
        try {
            var folder = Files.createDirectories(runtime.resolve("redis"));
            return ExecutableProvider.newJarResourceProvider(folder.toFile())
                    .get()
                    .toPath();
        } catch (IOException error) {
            throw new StartupRefusal(
                    "The embedded Redis cannot be unpacked into " + runtime + ": " + Reason.of(error) + ".");
        }
    }
}
