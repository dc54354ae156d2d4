package io.tradesense.trading.imports.domain;

import io.tradesense.kit.Fault;
import java.io.IOException;
import java.util.stream.Stream;

/**
 * The beginning of a file: enough to tell what it is.
 *
 * @param text the first {@value #LENGTH} bytes decoded; it may end anywhere in a line
 */
public record Head(Encoding encoding, String text) {

    public static final int LENGTH = 64 * 1024;

    private static final int CONTROLS_IN_A_HUNDRED = 2;

    /**
     * Reads the beginning. Blocks.
     *
     * @throws Fault INVALID if the file is empty or is not text
     */
    public static Head of(Source source) throws IOException {
        try (var stream = source.open()) {
            return of(stream.readNBytes(LENGTH));
        }
    }

    /** As {@link #of(Source)}, from the bytes themselves. */
    public static Head of(byte[] bytes) {
        var encoding = Encoding.of(bytes);
        var text = encoding.decode(bytes);
        if (text.isBlank()) {
            throw Fault.of(Fault.Kind.INVALID, "The file is empty.");
        }
        if (text.startsWith("PK\u0003\u0004") || text.startsWith("%PDF") || isBinary(text)) {
            throw Fault.of(
                    Fault.Kind.INVALID,
                    "This is not a text file. Export the transactions as CSV, XLSX, XML, HTML or OFX.");
        }
        return new Head(encoding, text);
    }

    public Stream<String> lines() {
        return text.lines();
    }

    private static boolean isBinary(String text) {
        var controls = text.chars().filter(Head::isUnprintable).count();
        return text.indexOf('\0') >= 0 || controls * 100 > (long) CONTROLS_IN_A_HUNDRED * text.length();
    }

    private static boolean isUnprintable(int character) {
        return Character.isISOControl(character) && !Character.isWhitespace(character) || character == 0xFFFD;
    }
}
