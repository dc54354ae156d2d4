package io.tradesense.trading.journal.attachments.media;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What is kept of a file: spans of it and bytes of our own, in order. Nothing is copied before a piece is asked for, so a
 * file of ten megabytes needs no second ten.
 */
final class Parts {
    private static final int MOST = 10_000;

    private sealed interface Part {
        int size();

        void copy(ByteBuffer source, int from, int length, byte[] into, int at);
    }

    private record Span(int from, int size) implements Part {
        @Override
        public void copy(ByteBuffer source, int offset, int length, byte[] into, int at) {
            source.get(from + offset, into, at, length);
        }
    }

    private record Literal(byte[] bytes) implements Part {
        @Override
        public int size() {
            return bytes.length;
        }

        @Override
        public void copy(ByteBuffer source, int offset, int length, byte[] into, int at) {
            System.arraycopy(bytes, offset, into, at, length);
        }
    }

    private final List<Part> parts = new ArrayList<>();
    private int size;

    int size() {
        return size;
    }

    void literal(byte[] bytes) {
        add(new Literal(bytes));
    }

    /** Neighbours become one. */
    void span(int from, int length) {
        int last = parts.size() - 1;
        if (last >= 0 && parts.get(last) instanceof Span span && span.from() + span.size() == from) {
            parts.set(last, new Span(span.from(), span.size() + length));
            size += length;
        } else {
            add(new Span(from, length));
        }
    }

    void all(Parts others) {
        others.parts.forEach(this::add);
    }

    byte[] read(ByteBuffer source, int from, int length) {
        var bytes = new byte[length];
        int start = 0;
        for (Part part : parts) {
            int first = Math.max(from, start);
            int end = Math.min(from + length, start + part.size());
            if (first < end) {
                part.copy(source, first - start, end - first, bytes, first - from);
            }
            start += part.size();
        }
        return bytes;
    }

    private void add(Part part) {
        if (parts.size() == MOST) throw Damaged.because("it is made of too many pieces");
        parts.add(part);
        size += part.size();
    }
}
