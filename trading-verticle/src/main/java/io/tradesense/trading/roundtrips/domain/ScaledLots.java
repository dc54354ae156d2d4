package io.tradesense.trading.roundtrips.domain;

import java.util.Arrays;

/**
 * A queue of open lots in a ring that doubles when it is full.
 *
 * <pre>
 *          oldest          next
 *            ↓               ↓
 *   | . | . | 3 | 1 | 5 | 2 | . | . |     quantities
 * </pre>
 */
final class ScaledLots {

    private long[] prices = new long[16];
    private long[] quantities = new long[16];
    private int oldest;
    private int size;

    void add(long price, long quantity) {
        if (size == prices.length) grow();
        int next = (oldest + size) & (prices.length - 1);
        prices[next] = price;
        quantities[next] = quantity;
        size++;
    }

    /**
     * Takes a quantity, at most what all lots hold together, out of the oldest lots. Returns what it was entered for:
     * Σ price × quantity.
     *
     * @throws ArithmeticException where a long cannot hold that
     */
    long take(long quantity) {
        long value = 0;
        for (long wanted = quantity; wanted > 0; ) {
            long taken = Math.min(wanted, quantities[oldest]);
            value = Math.addExact(value, Math.multiplyExact(prices[oldest], taken));
            wanted -= taken;
            quantities[oldest] -= taken;
            if (quantities[oldest] == 0) dropOldest();
        }
        return value;
    }

    private void dropOldest() {
        oldest = (oldest + 1) & (prices.length - 1);
        size--;
    }

    private void grow() {
        prices = unrolled(prices);
        quantities = unrolled(quantities);
        oldest = 0;
    }

    /** Twice the room, with the oldest lot in front. */
    private long[] unrolled(long[] ring) {
        var line = Arrays.copyOfRange(ring, oldest, oldest + 2 * ring.length);
        System.arraycopy(ring, 0, line, ring.length - oldest, oldest);
        return line;
    }
}
