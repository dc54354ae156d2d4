package io.tradesense.auth.passwords.argon2;

import java.lang.ref.SoftReference;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;

/**
 * The function itself (RFC 9106, version 1.3). A hash fills 19 MiB: left to the collector, that stops every event loop of
 * the process every few sign-ins. So each hashing thread keeps its memory for the next, cleared, as long as there is enough.
 */
public final class Argon2id {
    public static final int HASH_BYTES = 32;
    /** Beside its memory the function uses a few blocks to work in. */
    private static final int WORKING_BLOCKS = 8;

    private static final ThreadLocal<SoftReference<Memory>> KEPT = new ThreadLocal<>();

    private record Memory(int blocks, BlockPool pool) {}

    private Argon2id() {}

    /** Takes tens of milliseconds of a processor: for threads that are there to hash. */
    public static byte[] hash(Argon2Parameters with, byte[] password, byte[] salt) {
        var parameters = new org.bouncycastle.crypto.params.Argon2Parameters.Builder(
                        org.bouncycastle.crypto.params.Argon2Parameters.ARGON2_id)
                .withVersion(org.bouncycastle.crypto.params.Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(with.memory())
                .withIterations(with.passes())
                .withParallelism(with.lanes())
                .withSalt(salt)
                .withBlockPool(memory(with))
                .build();
        var generator = new Argon2BytesGenerator();
        generator.init(parameters);
        byte[] hash = new byte[HASH_BYTES];
        int written = generator.generateBytes(password, hash);
        if (written != HASH_BYTES) {
            throw new IllegalStateException("the hash has " + written + " bytes");
        }
        return hash;
    }

    private static BlockPool memory(Argon2Parameters with) {
        int needed = Argon2BytesGenerator.getBlockCount(with.memory(), with.lanes()) + WORKING_BLOCKS;
        SoftReference<Memory> kept = KEPT.get();
        Memory known = kept == null ? null : kept.get();
        if (known == null || known.blocks < needed) {
            known = new Memory(needed, new FixedBlockPool(needed));
            KEPT.set(new SoftReference<>(known));
        }
        return known.pool;
    }
}
