package io.tradesense.trading.journal.attachments.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A still WebP: its chunks are read to the end, and only the picture and its transparency are kept. After the WebP container
 * specification; sizes of the bitstreams after RFC 6386, 9.1, and the WebP lossless bitstream specification, 3.
 */
final class Webp {
    private static final int HEAD = 12;
    private static final int ANIMATED = 0x02;
    private static final int TRANSPARENT = 0x10;

    private final ByteBuffer source;
    private final Parts parts;
    private final Parts picture = new Parts();
    private @Nullable Dimensions canvas;
    private @Nullable Dimensions dimensions;
    private boolean transparent;
    private boolean alpha;

    Webp(ByteBuffer source, Parts parts) {
        this.source = source.slice().order(ByteOrder.LITTLE_ENDIAN);
        this.parts = parts;
    }

    static boolean starts(ByteBuffer source) {
        return Media.startsWith(source, 0, "RIFF") && Media.startsWith(source, 8, "WEBP");
    }

    Dimensions read() {
        int size = source.getInt(4);
        if (size < 4 || size > source.limit() - 8) throw Damaged.truncated();
        int end = size + 8;
        int at = HEAD;
        while (at < end) {
            at = chunk(at, end);
        }
        if (dimensions == null || (canvas != null && !canvas.equals(dimensions))) {
            throw Damaged.because("it holds no picture of the size it says");
        }
        write();
        return dimensions;
    }

    private int chunk(int at, int end) {
        int length = source.getInt(at + 4);
        if (length < 0 || length > end - at - 8) throw Damaged.truncated();
        int padded = Math.min(length + (length & 1), end - at - 8);
        int data = at + 8;
        switch (name(at)) {
            case "VP8X" -> extended(at, data, length);
            case "VP8 " -> picture(at, padded, lossy(data, length));
            case "VP8L" -> picture(at, padded, lossless(data, length));
            case "ALPH" -> {
                if (alpha || dimensions != null) throw Damaged.because("its transparency is out of place");
                alpha = true;
                picture.span(at, 8 + padded);
            }
            case "ANIM", "ANMF" -> throw animated();
            default -> {
                // Exif, XMP, colour profiles, unknown things: not kept.
            }
        }
        return data + padded;
    }

    private void extended(int at, int data, int length) {
        if (at != HEAD || length != 10) throw Damaged.because("its header is not one");
        int flags = source.get(data);
        if ((flags & ANIMATED) != 0) throw animated();
        transparent = (flags & TRANSPARENT) != 0;
        canvas = new Dimensions(1 + uint24(data + 4), 1 + uint24(data + 7));
    }

    private void picture(int at, int padded, Dimensions size) {
        if (dimensions != null) throw Damaged.because("it holds two pictures");
        dimensions = size;
        picture.span(at, 8 + padded);
    }

    private Dimensions lossy(int data, int length) {
        int tag = uint24(data);
        if (length < 10 || (tag & 1) != 0 || (tag >> 5) > length - 10 || uint24(data + 3) != 0x2A019D) {
            throw Damaged.because("its picture cannot be read");
        }
        return new Dimensions(source.getShort(data + 6) & 0x3FFF, source.getShort(data + 8) & 0x3FFF);
    }

    private Dimensions lossless(int data, int length) {
        int bits = source.getInt(data + 1);
        if (length < 5 || source.get(data) != 0x2F || bits >>> 29 != 0) {
            throw Damaged.because("its picture cannot be read");
        }
        return new Dimensions(1 + (bits & 0x3FFF), 1 + (bits >>> 14 & 0x3FFF));
    }

    private void write() {
        boolean extended = canvas != null;
        int extra = extended ? 18 : 0;
        var head = ByteBuffer.allocate(HEAD + extra).order(ByteOrder.LITTLE_ENDIAN);
        head.put(ascii("RIFF")).putInt(4 + extra + picture.size()).put(ascii("WEBP"));
        if (extended) {
            head.put(ascii("VP8X"))
                    .putInt(10)
                    .put((byte) (transparent ? TRANSPARENT : 0))
                    .put(new byte[3]);
            var side = new byte[6];
            source.get(HEAD + 8 + 4, side);
            head.put(side);
        }
        parts.literal(head.array());
        parts.all(picture);
    }

    private int uint24(int at) {
        return (source.getShort(at) & 0xFFFF) | (source.get(at + 2) & 0xFF) << 16;
    }

    private String name(int at) {
        var bytes = new byte[4];
        source.get(at, bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static RuntimeException animated() {
        return Damaged.because("it is animated");
    }
}
