package io.tradesense.benchmarks.auth;

import io.tradesense.auth.passwords.argon2.Argon2Parameters;
import io.tradesense.auth.passwords.argon2.Argon2id;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** The hash and nothing else, with the parameters the service has by default, on every processor at once. */
final class BareHash {
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
        var defaults = new Argon2Parameters(Argon2Parameters.LEAST_MEMORY, Argon2Parameters.LEAST_PASSES, 1);
        byte[] password = "four uncommon rabbits 71".getBytes(StandardCharsets.UTF_8);
        byte[] salt = new byte[16];
        int hashes = 0;
        while (System.nanoTime() < end) {
            if (Argon2id.hash(defaults, password, salt).length != Argon2id.HASH_BYTES) {
                throw new IllegalStateException("no hash of " + Argon2id.HASH_BYTES + " bytes");
            }
            hashes++;
        }
        return hashes;
    }
}
