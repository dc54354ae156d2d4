package io.tradesense.allinone.stores;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL on a folder, reachable from this machine alone and with a password. It is as durable as any other:
 * fsync and synchronous_commit are on. One that ends by itself is started again where it was.
 */
final class PostgresServer implements AutoCloseable {

    static final String PROGRAM = "postgres";

    private static final Logger logger = LoggerFactory.getLogger(PostgresServer.class);
    private static final String USER = "tradesense";
    /**
     * Iterations make a guess dear, and 32 random bytes cannot be guessed. Clients iterate as often for each connection, on
     * the event loop, and a process that has just started does so before it is compiled: a tenth of a second for 4,096.
     */
    private static final int SCRAM_ITERATIONS = 1;
    /** Replaying the log of a machine that lost power may take this long. */
    private static final Duration RECOVERY = Duration.ofMinutes(2);

    private static final Duration SHUTDOWN = Duration.ofSeconds(30);
    private static final Duration LAST_RESORT = Duration.ofSeconds(10);

    private final PostgresFolder folder;
    private final PostgresBinaries binaries;
    private final RuntimeProcesses processes;
    private final Path log;
    private final Path passwordFile;
    private final List<String> rootPrefix;
    private boolean closed;

    private PostgresServer(DataFolder data, PostgresBinaries binaries) {
        rootPrefix = RootRights.dropped();
        folder = PostgresFolder.of(data);
        processes = new RuntimeProcesses(data.runtime());
        this.binaries = binaries;
        log = data.log(PROGRAM);
        passwordFile = data.secrets().resolve(Secrets.POSTGRES_PASSWORD);
    }

    record Running(PostgresServer server, PostgresConnection connection) implements AutoCloseable {
        @Override
        public void close() {
            server.close();
        }
    }

    /**
     * Starts the server, making the databases at the first start and stopping the orphan of a killed instance.
     *
     * @throws StartupRefusal when it cannot start
     */
    static Running start(DataFolder data, PostgresBinaries binaries, Secrets secrets) {
        var server = new PostgresServer(data, binaries);
        try {
            return server.begin(secrets);
        } catch (IOException error) {
            server.close();
            throw new StartupRefusal("PostgreSQL's files cannot be written: " + Reason.of(error) + ".");
        } catch (RuntimeException error) {
            server.close();
            throw error;
        }
    }

    private Running begin(Secrets secrets) throws IOException {
        Files.deleteIfExists(log);
        stopRunning();
        if (folder.holdsDatabases()) {
            folder.forgetStrangersPid();
        } else {
            folder.begin();
            initialise();
        }
        var connection = new PostgresConnection(FreePort.LOOPBACK, listen(), USER, secrets.postgresPassword());
        new PostgresDatabases(connection).createMissing(PostgresConnection.DATABASES);
        folder.finished();
        return new Running(this, connection);
    }

    private void initialise() {
        // The builtin locale sorts alike on every system and changes with no library of the machine.
        var exit = command(
                        "initdb",
                        "--pgdata=" + folder.path(),
                        "--username=" + USER,
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--set=scram_iterations=" + SCRAM_ITERATIONS,
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--data-checksums",
                        "--sync-method=" + syncMethod())
                .run(RECOVERY);
        if (exit != 0) {
            throw new StartupRefusal(
                    "PostgreSQL could not make its databases in " + folder.path() + ": " + complaint());
        }
    }

    /** One call for all of the thousand new files, where the system has it: a fifth of the time. */
    private static String syncMethod() {
        return System.getProperty("os.name").equals("Linux") ? "syncfs" : "fsync";
    }

    private int listen() {
        for (var attempt = 1; ; attempt++) {
            var port = FreePort.next();
            if (starts(port)) {
                watch(port);
                return port;
            }
            if (attempt == FreePort.ATTEMPTS || !complaint().contains("could not create any TCP/IP sockets")) {
                throw cannotStart();
            }
        }
    }

    private boolean starts(int port) {
        var exit = command(
                        "pg_ctl",
                        "--pgdata=" + folder.path(),
                        "--wait",
                        "--timeout=" + RECOVERY.toSeconds(),
                        "--options=" + options(port),
                        "start")
                .run(RECOVERY.plusSeconds(5));
        return exit == 0;
    }

    private void watch(int port) {
        processes
                .leaders(PROGRAM)
                .forEach(leader -> leader.onExit().thenRunAsync(() -> startAgain(port), Restarts.AFTER_A_MOMENT));
    }

    private synchronized void startAgain(int port) {
        if (closed) {
            return;
        }
        logger.warn("PostgreSQL has ended by itself and is started again");
        try {
            stopRunning();
            folder.forgetStrangersPid();
            if (starts(port)) {
                watch(port);
                return;
            }
            logger.error("PostgreSQL cannot be started again: {}", complaint());
        } catch (IOException | StartupRefusal failure) {
            logger.error("PostgreSQL cannot be started again", failure);
        }
        Restarts.AFTER_A_MOMENT.execute(() -> startAgain(port));
    }

    /** pg_ctl hands these to a shell, so an empty value is written as two quotes. */
    private static String options(int port) {
        return String.join(
                " ",
                "-c port=" + port,
                "-c listen_addresses=" + FreePort.LOOPBACK,
                "-c unix_socket_directories=''",
                "-c fsync=on",
                "-c synchronous_commit=on",
                "-c full_page_writes=on",
                "-c shared_buffers=256MB",
                "-c max_connections=100",
                "-c max_wal_size=1GB",
                "-c timezone=UTC",
                // What the statements hold is the trader's business and stays out of the log.
                "-c log_min_messages=log",
                "-c log_min_error_statement=panic",
                "-c log_checkpoints=off");
    }

    private StartupRefusal cannotStart() {
        var complaint = complaint();
        if (complaint.contains("control file")) {
            return folder.damaged("its control file cannot be used (" + complaint + ")");
        }
        return new StartupRefusal(
                "PostgreSQL could not start on " + folder.path() + ": " + complaint + ". More is in " + log + ".");
    }

    /** The last thing of weight that the log says, without the time and process before it. */
    private String complaint() {
        var lines = NativeCommand.lines(log);
        return lines.stream()
                .filter(line -> line.matches(".*(FATAL|PANIC|error):.*"))
                .reduce((first, last) -> last)
                .or(() -> lines.stream().reduce((first, last) -> last))
                .map(line -> line.replaceFirst("^.*?(FATAL|PANIC|error):\\s*", ""))
                .orElse("it said nothing");
    }

    /** Asks every server of this folder to end at once but in order; one that does not is made to. */
    private void stopRunning() {
        if (ended("INT", SHUTDOWN) || ended("QUIT", LAST_RESORT)) {
            return;
        }
        throw new StartupRefusal("An earlier PostgreSQL of " + folder.path() + " does not stop. End its process "
                + processes.leaders(PROGRAM).stream().map(ProcessHandle::pid).toList() + " and start again.");
    }

    private boolean ended(String signal, Duration patience) {
        var running = processes.running(PROGRAM);
        for (var leader : processes.leaders(PROGRAM)) {
            // Its exit code is no matter: the leader may have ended between, and whether it ends is seen below.
            var unused = command("pg_ctl", "kill", signal, Long.toString(leader.pid()))
                    .run(LAST_RESORT);
        }
        return RuntimeProcesses.gone(running, patience);
    }

    @Override
    public synchronized void close() {
        closed = true;
        stopRunning();
    }

    private NativeCommand command(String program, String... arguments) {
        var words = new ArrayList<>(rootPrefix);
        words.add(binaries.program(program));
        words.addAll(List.of(arguments));
        return new NativeCommand(words, log);
    }
}
