package io.tradesense.trading.journal.attachments.media;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A PDF: refused where it holds scripts, other files, forms of its own kind or actions that start something, also where they
 * are named in packed object streams, and where it is encrypted, for then nobody can look. It is kept as it is.
 */
final class Pdf {
    private static final int TAIL = 1024;
    private static final int MOST_UNPACKED = 32 << 20;

    private final ByteBuffer source;
    private int unpackedBytes;

    Pdf(ByteBuffer source) {
        this.source = source;
    }

    static boolean starts(ByteBuffer source) {
        return Media.startsWith(source, 0, "%PDF-1.") || Media.startsWith(source, 0, "%PDF-2.");
    }

    void check() {
        int tail = Math.max(0, source.limit() - TAIL);
        if (find("startxref", tail) < 0 || find("%%EOF", tail) < 0) throw Damaged.truncated();
        int at = 0;
        while (at < source.limit()) {
            int stream = find("stream", at);
            int until = stream < 0 ? source.limit() : stream;
            boolean objects = PdfNames.check(source.slice(at, until - at));
            at = stream < 0 ? until : skip(stream, objects);
        }
    }

    /** What a stream holds says nothing by chance; its end is where the file goes on. */
    private int skip(int stream, boolean objects) {
        int data = stream + "stream".length();
        int end = find("endstream", data);
        if (end < 0) return data;
        if (objects) unpack(data, end);
        return end + "endstream".length();
    }

    private void unpack(int from, int end) {
        int data = from;
        while (data < end && (source.get(data) == '\r' || source.get(data) == '\n')) data++;
        var inflater = new Inflater();
        try {
            inflater.setInput(source.slice(data, end - data));
            var text = new byte[64 << 10];
            int kept = 0;
            int count;
            while ((count = inflater.inflate(text, kept, text.length - kept)) > 0) {
                unpackedBytes += count;
                if (unpackedBytes > MOST_UNPACKED) throw Damaged.because("it unpacks to too much");
                var unused =
                        PdfNames.check(ByteBuffer.wrap(text, 0, kept + count).slice());
                // A name may stand across the end of what was unpacked.
                int overlap = Math.min(kept + count, PdfNames.LONGEST);
                System.arraycopy(text, kept + count - overlap, text, 0, overlap);
                kept = overlap;
            }
        } catch (DataFormatException unreadable) {
            throw Damaged.because("its objects cannot be unpacked");
        } finally {
            inflater.end();
        }
    }

    private int find(String text, int from) {
        for (int at = from; at <= source.limit() - text.length(); at++) {
            if (source.get(at) == text.charAt(0) && Media.startsWith(source, at, text)) return at;
        }
        return -1;
    }
}
