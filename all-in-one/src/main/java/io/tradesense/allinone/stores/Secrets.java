package io.tradesense.allinone.stores;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/**
 * What this installation alone knows. Made once, kept in files that only their owner can read, and never printed:
 * {@link #toString()} names no value.
 *
 * @param postgresPassword of the role that owns the embedded databases
 * @param redisPassword of the embedded Redis
 * @param internalMasterKey 32 random bytes in base64, from which the keys of internal tokens are derived
 * @param authKeyEncryptionKey 32 random bytes in base64, under which auth stores its signing keys
 * @param clusterSecret which processes of this installation know each other by, and no other's on this machine
 */
public record Secrets(
        String postgresPassword,
        String redisPassword,
        String internalMasterKey,
        String authKeyEncryptionKey,
        String clusterSecret) {

    static final String POSTGRES_PASSWORD = "postgres-password";

    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    /**
     * Reads the secrets of a folder, making those that are missing. Rights that let others in are taken back.
     *
     * @throws StartupRefusal when a secret is empty, or cannot be read, written or closed to others
     */
    static Secrets of(Path folder) {
        try {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_FOLDER));
            closeToOthers(folder, OWNER_FOLDER);
            var random = new SecureRandom();
            return new Secrets(
                    secret(
                            folder.resolve(POSTGRES_PASSWORD),
                            random,
                            Base64.getUrlEncoder().withoutPadding()),
                    secret(
                            folder.resolve("redis-password"),
                            random,
                            Base64.getUrlEncoder().withoutPadding()),
                    secret(folder.resolve("internal-master-key"), random, Base64.getEncoder()),
                    secret(folder.resolve("auth-key-encryption-key"), random, Base64.getEncoder()),
                    secret(folder.resolve("cluster-secret"), random, Base64.getEncoder()));
        } catch (IOException error) {
            throw new StartupRefusal("The secrets in " + folder + " cannot be used: " + Reason.of(error) + ".");
        }
    }

    @Override
    public String toString() {
        return "Secrets[hidden]";
    }

    private static String secret(Path file, SecureRandom random, Base64.Encoder form) throws IOException {
        if (!Files.exists(file)) {
            write(file, random, form);
        }
        closeToOthers(file, OWNER_FILE);
        var value = Files.readString(file).strip();
        if (value.length() < 32) {
            throw new StartupRefusal("The secret " + file + " is damaged. Restore it from a backup.");
        }
        return value;
    }

    /** Written beside and moved, so that a crash leaves no half of a secret under its name. */
    private static void write(Path file, SecureRandom random, Base64.Encoder form) throws IOException {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        var draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(OWNER_FILE));
        Files.writeString(draft, form.encodeToString(bytes) + "\n", StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        Files.move(draft, file);
    }

    private static void closeToOthers(Path path, Set<PosixFilePermission> rights) throws IOException {
        var found = Files.getPosixFilePermissions(path);
        if (found.stream().anyMatch(OTHERS::contains)) {
            Files.setPosixFilePermissions(path, rights);
        }
    }
}
