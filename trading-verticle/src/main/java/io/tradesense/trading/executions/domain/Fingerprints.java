package io.tradesense.trading.executions.domain;

import io.tradesense.kit.Fault;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Gives the fills of one file their fingerprints, counting equal ones. It must see every fill of the file from the first
 * on, in order, also where an import resumes in the middle. One instance a file; not for several threads.
 *
 * <p>It remembers 12 bytes of every fill without a broker's id (half of its table is kept free), up to
 * {@value #MOST_FILLS} fills.
 */
public final class Fingerprints {

    /** More different fills without ids than this are no one's file. */
    public static final int MOST_FILLS = 4_000_000;

    private static final int FIRST_SIZE = 1024;

    // A hash table with open addressing: the first half of a fill's hash, and how often it was seen; 0 is a free place.
    private long[] keys = new long[FIRST_SIZE];
    private int[] counts = new int[FIRST_SIZE];
    private int used;

    /** @throws Fault TOO_LARGE for a file of more fills than can be told apart */
    public String next(Fill fill) {
        if (fill.externalId() != null) {
            return Fingerprint.of(fill, 1);
        }
        var hash = Fingerprint.hash(fill);
        return Fingerprint.of(hash, count(ByteBuffer.wrap(hash).getLong()));
    }

    /**
     * The same of what else a file says and may say twice.
     *
     * @param reference the broker's own id; null where it gives none
     * @param said all that tells it from others
     */
    public String next(@Nullable String reference, String said) {
        if (reference != null) {
            return "x:" + reference;
        }
        var hash = Fingerprint.hash(said);
        return Fingerprint.of(hash, count(ByteBuffer.wrap(hash).getLong()));
    }

    private int count(long key) {
        var place = place(key, keys, counts);
        if (counts[place] == 0) {
            keys[place] = key;
            used++;
        }
        var count = ++counts[place];
        if (used * 2 > keys.length) {
            grow();
        }
        return count;
    }

    private void grow() {
        if (used > MOST_FILLS) {
            throw Fault.of(Fault.Kind.TOO_LARGE, "The file holds more than " + MOST_FILLS + " executions; split it.");
        }
        var largerKeys = new long[keys.length * 2];
        var largerCounts = new int[keys.length * 2];
        for (int i = 0; i < keys.length; i++) {
            if (counts[i] > 0) {
                var place = place(keys[i], largerKeys, largerCounts);
                largerKeys[place] = keys[i];
                largerCounts[place] = counts[i];
            }
        }
        keys = largerKeys;
        counts = largerCounts;
    }

    private static int place(long key, long[] keys, int[] counts) {
        var mask = keys.length - 1;
        var place = (int) key & mask;
        while (counts[place] != 0 && keys[place] != key) {
            place = (place + 1) & mask;
        }
        return place;
    }
}
