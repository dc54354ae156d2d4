package io.tradesense.trading.journal.attachments.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * A PNG: every chunk's checksum is verified, the picture is unpacked and counted, and only the chunks that show it are kept.
 * Text, time, Exif, colour profiles, further frames and whatever follows the end are left out.
 */
final class Png {
    private static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";
    private static final int FRAME = 12;
    /** Chunks that are kept, and the most bytes each can need; IDAT has no bound of its own. */
    private static final Map<String, Integer> KEPT = Map.ofEntries(
            Map.entry("IHDR", 13),
            Map.entry("PLTE", 768),
            Map.entry("IDAT", Integer.MAX_VALUE),
            Map.entry("IEND", 0),
            Map.entry("tRNS", 256),
            Map.entry("gAMA", 4),
            Map.entry("cHRM", 32),
            Map.entry("sRGB", 1),
            Map.entry("cICP", 4),
            Map.entry("sBIT", 4),
            Map.entry("bKGD", 6),
            Map.entry("pHYs", 9));

    private final ByteBuffer source;
    private final Parts parts;
    private final Set<String> seen = new HashSet<>();
    private final Inflater inflater = new Inflater();
    private final byte[] unpacked = new byte[64 << 10];
    private @Nullable PngHeader header;
    private String previous = "";

    Png(ByteBuffer source, Parts parts) {
        this.source = source;
        this.parts = parts;
    }

    static boolean starts(ByteBuffer source) {
        return Media.startsWith(source, 0, SIGNATURE);
    }

    Dimensions read() {
        try {
            parts.span(0, SIGNATURE.length());
            int at = SIGNATURE.length();
            while (!seen.contains("IEND")) {
                at = chunk(at);
            }
            return finish();
        } finally {
            inflater.end();
        }
    }

    private int chunk(int at) {
        int length = source.getInt(at);
        if (length < 0 || length > source.limit() - at - FRAME) throw Damaged.truncated();
        String type = type(at + 4);
        verify(at, length);
        if (header == null && !type.equals("IHDR")) throw Damaged.because("it does not begin with its header");
        Integer most = KEPT.get(type);
        if (most != null) {
            keep(type, at, length, most);
        } else if (Character.isUpperCase(type.charAt(0))) {
            throw Damaged.because("it holds an unknown part that it says is needed");
        }
        previous = type;
        return at + FRAME + length;
    }

    private void keep(String type, int at, int length, int most) {
        boolean first = seen.add(type);
        boolean data = type.equals("IDAT");
        if (length > most || (!first && !data) || (data && !first && !previous.equals("IDAT"))) {
            throw Damaged.because("its part " + type + " is out of place");
        }
        if (type.equals("IHDR")) {
            if (length != most) throw Damaged.because("its header has another length");
            header = PngHeader.of(source, at + 8);
        }
        if (data) unpack(at + 8, length);
        parts.span(at, FRAME + length);
    }

    private String type(int at) {
        var bytes = new byte[4];
        source.get(at, bytes);
        for (byte each : bytes) {
            if (!Character.isLetter(each)) throw Damaged.because("a part of it has no name");
        }
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private void verify(int at, int length) {
        var sum = new CRC32();
        sum.update(source.slice(at + 4, length + 4));
        if ((int) sum.getValue() != source.getInt(at + 8 + length)) throw Damaged.because("a checksum does not fit");
    }

    private void unpack(int at, int length) {
        inflater.setInput(source.slice(at, length));
        try {
            while (!inflater.needsInput() && !inflater.finished()) {
                int count = inflater.inflate(unpacked);
                if (inflater.getBytesWritten() > expected() || (count == 0 && inflater.needsDictionary())) {
                    throw Damaged.because("its picture is larger than its header says");
                }
            }
        } catch (DataFormatException unreadable) {
            throw Damaged.because("its picture cannot be unpacked");
        }
        if (inflater.finished() && inflater.getRemaining() > 0) {
            throw Damaged.because("something stands behind its picture");
        }
    }

    private Dimensions finish() {
        if (header == null || !inflater.finished() || inflater.getBytesWritten() != expected()) {
            throw Damaged.because("its picture is not whole");
        }
        return header.dimensions();
    }

    private long expected() {
        return header == null ? 0 : header.unpackedBytes();
    }
}
