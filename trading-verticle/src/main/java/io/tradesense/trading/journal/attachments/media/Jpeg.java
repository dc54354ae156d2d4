package io.tradesense.trading.journal.attachments.media;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A JPEG: every segment is read, and only tables, frame and scans are kept, bit by bit. Exif, XMP, colour profiles, comments,
 * thumbnails, further pictures and whatever follows the end are left out; the orientation is stated again by itself. After
 * ITU-T T.81, annex B.
 */
final class Jpeg {
    private static final int MOST_SCANS = 200;
    private static final byte[] START = {(byte) 0xFF, (byte) 0xD8};
    private static final byte[] END = {(byte) 0xFF, (byte) 0xD9};

    private final ByteBuffer source;
    private final Parts parts;
    private final Parts rest = new Parts();
    private @Nullable Dimensions dimensions;
    private byte @Nullable [] jfif;
    private byte @Nullable [] adobe;
    private byte @Nullable [] orientation;
    private int scans;

    Jpeg(ByteBuffer source, Parts parts) {
        this.source = source;
        this.parts = parts;
    }

    static boolean starts(ByteBuffer source) {
        return Media.startsWith(source, 0, "\u00ff\u00d8\u00ff");
    }

    Dimensions read() {
        int at = 2;
        while (at >= 0) {
            at = segment(at);
        }
        if (dimensions == null || scans == 0) throw Damaged.because("it holds no picture");
        parts.literal(START);
        for (byte[] head : new byte[][] {jfif, orientation, adobe}) {
            if (head != null) parts.literal(head);
        }
        parts.all(rest);
        parts.literal(END);
        return dimensions;
    }

    /** Answers where the next one begins, less than zero at the end. */
    private int segment(int start) {
        int at = start;
        if (unsigned(at) != 0xFF) throw Damaged.because("a part of it does not begin with a marker");
        while (unsigned(at) == 0xFF) at++;
        int marker = unsigned(at++);
        if (marker == 0xD9) return -1;
        int length = source.getShort(at) & 0xFFFF;
        int end = at + length;
        if (length < 2 || end > source.limit()) throw Damaged.truncated();
        switch (marker) {
            case 0xC0, 0xC1, 0xC2 -> frame(at, length);
            case 0xC4, 0xDB, 0xDD -> rest.span(at - 2, length + 2);
            case 0xDA -> {
                return scan(at, length);
            }
            case 0xE0 -> jfif = jfif == null ? JpegHeads.jfif(source, at, length) : jfif;
            case 0xE1 -> orientation = orientation == null ? JpegHeads.orientation(source, at, length) : orientation;
            case 0xEE -> adobe = adobe == null ? JpegHeads.adobe(source, at, length) : adobe;
            default -> {
                if ((marker < 0xE0 || marker > 0xEF) && marker != 0xFE) {
                    throw Damaged.because("it is coded in a way that browsers do not show");
                }
            }
        }
        return end;
    }

    private void frame(int at, int length) {
        int components = unsigned(at + 7);
        if (dimensions != null || components < 1 || components > 4 || length != 8 + 3 * components) {
            throw Damaged.because("its frame is not one");
        }
        dimensions = new Dimensions(source.getShort(at + 5) & 0xFFFF, source.getShort(at + 3) & 0xFFFF);
        rest.span(at - 2, length + 2);
    }

    private int scan(int at, int length) {
        int components = unsigned(at + 2);
        if (dimensions == null || components < 1 || components > 4 || length != 6 + 2 * components) {
            throw Damaged.because("a scan of it is not one");
        }
        if (++scans > MOST_SCANS) throw Damaged.because("it has too many scans");
        int end = at + length;
        while (!endsScan(end)) end++;
        rest.span(at - 2, end - at + 2);
        return end;
    }

    /** In coded data FF is followed by zero or is a restart marker. */
    private boolean endsScan(int at) {
        if (source.get(at) != (byte) 0xFF) return false;
        int next = unsigned(at + 1);
        return next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7);
    }

    private int unsigned(int at) {
        return source.get(at) & 0xFF;
    }
}
