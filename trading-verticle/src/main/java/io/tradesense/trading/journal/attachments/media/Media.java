package io.tradesense.trading.journal.attachments.media;

import io.tradesense.kit.Fault;
import io.tradesense.trading.journal.attachments.domain.MediaType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A file that was read to its end and found sound, and what of it is kept. */
public final class Media {
    private static final int DIGESTED_AT_ONCE = 64 << 10;

    private final MediaType type;
    private final @Nullable Dimensions dimensions;
    private final ByteBuffer source;
    private final Parts parts;

    private Media(MediaType type, @Nullable Dimensions dimensions, ByteBuffer source, Parts parts) {
        this.type = type;
        this.dimensions = dimensions;
        this.source = source;
        this.parts = parts;
    }

    /**
     * Takes its time in proportion to the picture: not for an event loop.
     *
     * @param source must not change while this is used
     * @throws Fault UNSUPPORTED_TYPE where it is neither PNG, JPEG, WebP nor PDF, INVALID where it is damaged
     */
    public static Media read(ByteBuffer source) {
        try {
            return checked(source);
        } catch (IndexOutOfBoundsException beyondTheEnd) {
            throw Damaged.truncated();
        }
    }

    private static Media checked(ByteBuffer source) {
        var parts = new Parts();
        if (Png.starts(source)) {
            return new Media(MediaType.PNG, new Png(source, parts).read(), source, parts);
        }
        if (Jpeg.starts(source)) {
            return new Media(MediaType.JPEG, new Jpeg(source, parts).read(), source, parts);
        }
        if (Webp.starts(source)) {
            return new Media(MediaType.WEBP, new Webp(source, parts).read(), source, parts);
        }
        if (Pdf.starts(source)) {
            new Pdf(source).check();
            parts.span(0, source.limit());
            return new Media(MediaType.PDF, null, source, parts);
        }
        throw Fault.of(Fault.Kind.UNSUPPORTED_TYPE, "attachments are PNG, JPEG, WebP or PDF files");
    }

    public MediaType type() {
        return type;
    }

    /** In pixels; null where it is no image. */
    public @Nullable Integer width() {
        return dimensions == null ? null : dimensions.width();
    }

    /** In pixels; null where it is no image. */
    public @Nullable Integer height() {
        return dimensions == null ? null : dimensions.height();
    }

    /** Of what is kept, in bytes. */
    public int size() {
        return parts.size();
    }

    /** A part of what is kept; shorter at its end. */
    public byte[] bytes(int from, int length) {
        return parts.read(source, from, Math.min(length, parts.size() - from));
    }

    /** SHA-256 of what is kept, in hexadecimal digits. */
    public String sha256() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (int from = 0; from < size(); from += DIGESTED_AT_ONCE) {
                digest.update(bytes(from, DIGESTED_AT_ONCE));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    static boolean startsWith(ByteBuffer source, int at, String text) {
        byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
        if (at < 0 || at + wanted.length > source.limit()) return false;
        for (int index = 0; index < wanted.length; index++) {
            if (source.get(at + index) != wanted[index]) return false;
        }
        return true;
    }
}
