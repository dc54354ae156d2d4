package io.tradesense.market.simulation.domain;

/**
 * Random numbers by address: the same address always holds the same number, on every machine. Mixed by SplitMix64
 * (Steele, Lea and Flood, 2014).
 */
final class Noise {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int BITS = 16;
    private static final double SUM_OF_FOUR = 4 * 32_767.5;
    /** Of the sum of four uniform numbers from 0 to 65,535: sqrt(4 · (65536² − 1) / 12). */
    private static final double DEVIATION = 37_837.23;

    private final long seed;

    private Noise(long seed) {
        this.seed = seed;
    }

    static Noise of(long seed, String symbol) {
        long hash = seed;
        for (int i = 0; i < symbol.length(); i++) {
            hash = mix(hash * 31 + symbol.charAt(i) + GOLDEN);
        }
        return new Noise(hash);
    }

    /** @param purpose keeps the numbers of one use apart from those of another */
    long bits(int purpose, long at) {
        return mix(mix(seed + purpose * GOLDEN) + at * GOLDEN);
    }

    /** From 0, included, to 1. */
    double uniform(int purpose, long at) {
        return (bits(purpose, at) >>> 11) * 0x1.0p-53;
    }

    /** Nearly normal, mean 0 and deviation 1, never beyond 3.5: the sum of four uniform numbers. */
    double normal(int purpose, long at) {
        long bits = bits(purpose, at);
        long sum = 0;
        for (int i = 0; i < 4; i++) {
            sum += bits >>> (i * BITS) & 0xFFFF;
        }
        return (sum - SUM_OF_FOUR) / DEVIATION;
    }

    int below(int bound, int purpose, long at) {
        return (int) Long.remainderUnsigned(bits(purpose, at), bound);
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
