package io.tradesense.trading.imports.domain;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * How a text file's bytes are to be read: by its byte order mark if it has one, else as UTF-8 if its beginning is that,
 * else as windows-1252, which spreadsheets in western Europe and America still write.
 *
 * @param markLength how many bytes of byte order mark come before the text
 */
public record Encoding(Charset charset, int markLength) {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** The encoding of a file that begins with these bytes; they may end within a character. */
    public static Encoding of(byte[] head) {
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return new Encoding(StandardCharsets.UTF_8, 3);
        }
        if (startsWith(head, 0xFF, 0xFE)) {
            return new Encoding(StandardCharsets.UTF_16LE, 2);
        }
        if (startsWith(head, 0xFE, 0xFF)) {
            return new Encoding(StandardCharsets.UTF_16BE, 2);
        }
        return new Encoding(isUtf8(head) ? StandardCharsets.UTF_8 : WINDOWS_1252, 0);
    }

    /** The text of the bytes; what cannot be decoded becomes U+FFFD. */
    public String decode(byte[] bytes) {
        return new String(bytes, markLength, bytes.length - markLength, charset);
    }

    /** A reader of the whole file from the stream's first byte on, without the mark; it closes the stream. */
    public Reader reader(InputStream stream) throws IOException {
        stream.skipNBytes(markLength);
        return new InputStreamReader(stream, charset);
    }

    private static boolean isUtf8(byte[] head) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        // Not the end of input: a last character cut in two is no reason to doubt the rest.
        return !decoder.decode(ByteBuffer.wrap(head), CharBuffer.allocate(head.length + 1), false)
                .isError();
    }

    private static boolean startsWith(byte[] head, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
