package io.tradesense.trading.executions.domain;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What makes a fill this fill within its account.
 *
 * <p>With a broker's id it is {@code x:} and that id. Without, it is {@code c:}, a hash of what the fill says, {@code #}
 * and which one of its kind it is in the file, so that two equal fills in one file are two, and the same file again, or
 * one that overlaps it, adds only what is new.
 *
 * <p>Costs are not hashed: a broker that corrects a fee has not made another fill, and two fills that differ in nothing
 * else are told apart by their number. Nor is a multiplier that the file did not state: what is looked up may be
 * corrected later.
 *
 * <p>One doubt cannot be removed: two equal fills without ids (same instrument, side, quantity, price and time to the
 * microsecond) of which one file holds the one and another file the other are taken for the same fill.
 */
public final class Fingerprint {

    private static final int HASH_BYTES = 16;

    private Fingerprint() {}

    /** @param occurrence from one: the how many-th of equal fills in its file; means nothing where there is an id */
    public static String of(Fill fill, int occurrence) {
        return fill.externalId() != null ? "x:" + fill.externalId() : of(hash(fill), occurrence);
    }

    static String of(byte[] hash, int occurrence) {
        return "c:" + HexFormat.of().formatHex(hash) + "#" + occurrence;
    }

    /** 128 bits of SHA-256 over what the fill says, its costs and id apart. */
    static byte[] hash(Fill fill) {
        return hash(String.join(
                "|",
                fill.symbol(),
                fill.assetClass().name(),
                fill.side().name(),
                plain(fill.quantity()),
                plain(fill.price()),
                fill.executedAt().toString(),
                fill.currency() == null ? "" : fill.currency(),
                plain(fill.multiplier())));
    }

    static byte[] hash(String canonical) {
        var digest = sha256().digest(canonical.getBytes(StandardCharsets.UTF_8));
        return Arrays.copyOf(digest, HASH_BYTES);
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
