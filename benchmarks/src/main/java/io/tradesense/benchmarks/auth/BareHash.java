package io.tradesense.benchmarks.auth;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** The hash and nothing else, with the parameters the service has by default, on every processor at once. */
final class BareHash {
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int HASH_BYTES = 32;

    private BareHash() {}

    /** Hashes a second. */
    static double perSecond(int seconds) throws Exception {
        int threads = Runtime.getRuntime().availableProcessors();
        var pool = Executors.newFixedThreadPool(threads);
        try {
            long start = System.nanoTime();
            long end = start + seconds * 1_000_000_000L;
            List<Callable<Integer>> work = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                work.add(() -> until(end));
            }
            int hashes = 0;
            for (var done : pool.invokeAll(work)) {
                hashes += done.get();
            }
            return hashes / ((System.nanoTime() - start) / 1e9);
        } finally {
            pool.shutdownNow();
        }
    }

    private static int until(long end) {
        var function = Argon2Function.getInstance(
                MEMORY_KIB, PASSES, 1, HASH_BYTES, Argon2.ID, Argon2Function.ARGON2_VERSION_13);
        byte[] password = "four uncommon rabbits 71".getBytes(StandardCharsets.UTF_8);
        byte[] salt = new byte[16];
        int hashes = 0;
        while (System.nanoTime() < end) {
            if (function.hash(password, salt).getBytes().length != HASH_BYTES) {
                throw new IllegalStateException("no hash of " + HASH_BYTES + " bytes");
            }
            hashes++;
        }
        return hashes;
    }
}
