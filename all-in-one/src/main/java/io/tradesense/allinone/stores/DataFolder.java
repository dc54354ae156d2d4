package io.tradesense.allinone.stores;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The one folder an instance keeps everything in. Only one instance holds it at a time.
 *
 * <pre>
 * data/
 *   postgres/         the databases
 *   secrets/          made once, readable by the owner alone
 *   runtime/          unpacked binaries; may be deleted while stopped
 *   logs/             what the stores said last
 *   tradesense.lock   held by the running instance, names its pid
 * </pre>
 */
final class DataFolder implements AutoCloseable {

    /** Closing a second channel on a file drops the process's lock on it, so this process must never open one. */
    private static final Set<Path> HELD_BY_THIS_PROCESS = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Takes the folder, making it where it is missing.
     *
     * @throws StartupRefusal when it is no folder, cannot be written or belongs to a running instance
     */
    static DataFolder take(Path wanted) {
        var path = writable(wanted.toAbsolutePath().normalize());
        if (!HELD_BY_THIS_PROCESS.add(path)) {
            throw taken(path, ProcessHandle.current().pid() + "");
        }
        try {
            return new DataFolder(path, locked(path));
        } catch (RuntimeException refused) {
            HELD_BY_THIS_PROCESS.remove(path);
            throw refused;
        }
    }

    Path postgres() {
        return path.resolve("postgres");
    }

    /** Present while the databases are being made for the first time: what is there then is no one's data yet. */
    Path postgresUnfinished() {
        return path.resolve("postgres.unfinished");
    }

    Path secrets() {
        return path.resolve("secrets");
    }

    Path runtime() {
        return folder("runtime");
    }

    Path log(String store) {
        return folder("logs").resolve(store + ".log");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException error) {
            throw new IllegalStateException("the lock of " + path + " could not be released", error);
        } finally {
            HELD_BY_THIS_PROCESS.remove(path);
        }
    }

    private Path folder(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException error) {
            throw new StartupRefusal("The folder " + path.resolve(name) + " cannot be made: " + Reason.of(error) + ".");
        }
    }

    private static Path writable(Path path) {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new StartupRefusal("The data folder " + path + " is a file. Name a folder in TRADESENSE_DATA.");
        }
        try {
            Files.createDirectories(path);
            var probe = Files.createTempFile(path, "probe", null);
            Files.delete(probe);
            return path.toRealPath();
        } catch (IOException error) {
            throw new StartupRefusal("The data folder " + path + " cannot be written: " + Reason.of(error)
                    + ". Give this user the right to write there, or name another folder in TRADESENSE_DATA.");
        }
    }

    private static FileChannel locked(Path path) {
        var file = path.resolve("tradesense.lock");
        try {
            var channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                var owner = Files.readString(file).strip();
                channel.close();
                throw taken(path, owner.isEmpty() ? "unknown" : owner);
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8)));
            return channel;
        } catch (IOException error) {
            throw new StartupRefusal("The lock " + file + " cannot be taken: " + Reason.of(error) + ".");
        }
    }

    private static StartupRefusal taken(Path path, String pid) {
        return new StartupRefusal("Another TradeSense (process " + pid + ") is running on the data folder " + path
                + ". Stop it first, or name another folder in TRADESENSE_DATA.");
    }
}
