package io.tradesense.auth.passwords.argon2;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import io.tradesense.auth.passwords.domain.Password;
import io.tradesense.auth.passwords.domain.PasswordHashes;
import io.tradesense.auth.workers.BoundedWorkers;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;

/**
 * Argon2id on threads of its own. The library's function is called directly, with a salt made here: its convenience
 * classes read a properties file, may look for a strong random source that blocks, and print a banner.
 */
public final class Argon2Passwords implements PasswordHashes {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final BoundedWorkers.Pool workers;
    private final Argon2Parameters parameters;
    private final String decoy;

    public Argon2Passwords(BoundedWorkers.Pool workers, Argon2Parameters parameters) {
        this.workers = workers;
        this.parameters = parameters;
        this.decoy = new PhcString(parameters, random(SALT_BYTES), random(HASH_BYTES)).text();
    }

    @Override
    public Future<String> hash(Password password) {
        return workers.run(() -> {
            byte[] salt = random(SALT_BYTES);
            return new PhcString(parameters, salt, compute(parameters, password, salt)).text();
        });
    }

    @Override
    public Future<Verdict> verify(Password password, String stored) {
        return workers.run(() -> {
            PhcString expected = PhcString.parse(stored);
            byte[] found = compute(expected.parameters(), password, expected.salt());
            if (!MessageDigest.isEqual(found, expected.hash())) {
                return Verdict.WRONG;
            }
            return expected.parameters().isWeakerThan(parameters) ? Verdict.RIGHT_BUT_WEAK : Verdict.RIGHT;
        });
    }

    /** Random bytes in the place of a hash: as dear to verify as a real one, and no password leads to it. */
    @Override
    public String decoy() {
        return decoy;
    }

    private static byte[] compute(Argon2Parameters with, Password password, byte[] salt) {
        return Argon2Function.getInstance(
                        with.memory(),
                        with.passes(),
                        with.lanes(),
                        HASH_BYTES,
                        Argon2.ID,
                        Argon2Function.ARGON2_VERSION_13)
                .hash(password.reveal().getBytes(StandardCharsets.UTF_8), salt)
                .getBytes();
    }

    private static byte[] random(int bytes) {
        byte[] made = new byte[bytes];
        RANDOM.nextBytes(made);
        return made;
    }
}
