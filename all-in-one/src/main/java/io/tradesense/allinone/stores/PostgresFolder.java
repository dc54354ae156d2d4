package io.tradesense.allinone.stores;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What the folder of the databases holds, judged before PostgreSQL touches it. */
record PostgresFolder(Path path, Path unfinished) {

    static final String MAJOR_VERSION = "17";

    private static final String REMEDY = " Restore it from a backup, or move it away to begin with empty databases.";

    static PostgresFolder of(DataFolder data) {
        return new PostgresFolder(data.postgres(), data.postgresUnfinished());
    }

    /**
     * True when databases are there; false when they are to be made.
     *
     * @throws StartupRefusal when something is there that this version cannot use
     */
    boolean holdsDatabases() {
        try {
            if (Files.exists(unfinished)) {
                PostgresBinaries.delete(path);
            }
            if (!Files.exists(path)) {
                return false;
            }
            if (!Files.isDirectory(path)) {
                throw new StartupRefusal(path + " must be a folder and is a file." + REMEDY);
            }
            return !empty() && checked();
        } catch (IOException error) {
            throw new StartupRefusal("The database folder " + path + " cannot be read: " + Reason.of(error) + ".");
        }
    }

    /** From here until {@link #finished()} a crash means: begin again. */
    void begin() throws IOException {
        Files.writeString(unfinished, "The databases are being made for the first time.\n");
    }

    void finished() throws IOException {
        Files.deleteIfExists(unfinished);
    }

    /**
     * Removes a pid file whose pid went to a stranger, for PostgreSQL would not start for fear of it. Call it when no
     * server of ours runs. A pid of nobody is left for PostgreSQL, which looks closer.
     *
     * @throws StartupRefusal when another PostgreSQL may be at work in this folder
     */
    void forgetStrangersPid() throws IOException {
        var file = path.resolve("postmaster.pid");
        var holder = holder(file);
        if (holder.isEmpty()) {
            return;
        }
        if (mayWorkHere(holder.get())) {
            throw new StartupRefusal("Another PostgreSQL (process "
                    + holder.get().pid() + ") works in " + path + ". Stop it and start again.");
        }
        Files.delete(file);
    }

    private static Optional<ProcessHandle> holder(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        return lines.isEmpty() || !lines.get(0).strip().matches("\\d{1,18}")
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).strip()));
    }

    /** A server's working directory is its folder. What cannot be told counts as yes. */
    private boolean mayWorkHere(ProcessHandle process) throws IOException {
        var program = process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString());
        if (program.isPresent() && !program.get().startsWith("postgres")) {
            return false;
        }
        var workingDirectory = Path.of("/proc/" + process.pid() + "/cwd");
        return !Files.isReadable(workingDirectory) || Files.isSameFile(workingDirectory, path);
    }

    private boolean empty() throws IOException {
        try (var files = Files.list(path)) {
            return files.findAny().isEmpty();
        }
    }

    private boolean checked() throws IOException {
        var file = path.resolve("PG_VERSION");
        if (!Files.isRegularFile(file)) {
            throw damaged("its PG_VERSION is missing");
        }
        var version = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
        if (!version.matches("\\d{1,3}(\\.\\d+)?")) {
            throw damaged("its PG_VERSION holds no version");
        }
        if (!version.equals(MAJOR_VERSION)) {
            throw new StartupRefusal("The database folder " + path + " was made by PostgreSQL " + version
                    + " and this TradeSense runs PostgreSQL " + MAJOR_VERSION
                    + ". Use the TradeSense that made it, or move the databases over with pg_dump.");
        }
        if (!Files.isRegularFile(path.resolve("global").resolve("pg_control"))) {
            throw damaged("its global/pg_control is missing");
        }
        return true;
    }

    StartupRefusal damaged(String finding) {
        return new StartupRefusal("The database folder " + path + " is damaged: " + finding + "." + REMEDY);
    }
}
