package io.tradesense.trading.imports.formats;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The tags and texts of a file in HTML or SGML, one at a time and bounded in memory: nothing is nested, nothing is kept.
 * Comments are passed over. Of a text, and of a tag, {@value #LONGEST} characters are kept.
 */
final class Markup implements AutoCloseable {

    static final int LONGEST = 4_000;

    private static final int END = -1;
    private static final Pattern ENTITY = Pattern.compile("&(#?\\w{1,8});");
    private static final Map<String, String> ENTITIES =
            Map.of("nbsp", " ", "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'");

    /**
     * A piece of the file.
     *
     * @param tag lower case, with a slash before it where it closes; empty for a text
     * @param text of a tag all that stands within it; of a text the text, entities replaced and stripped
     * @param line where it begins, from one
     */
    record Piece(String tag, String text, long line) {

        boolean isText() {
            return tag.isEmpty();
        }
    }

    private final BufferedReader reader;
    private long line = 1;
    private int ahead;

    Markup(Reader reader) throws IOException {
        this.reader = new BufferedReader(reader);
        this.ahead = this.reader.read();
    }

    /** Null at the end; a tag that the end cuts is none. */
    @Nullable
    Piece next() {
        try {
            while (ahead != END) {
                var piece = ahead == '<' ? tag() : text();
                if (piece != null) {
                    return piece;
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable Piece text() throws IOException {
        long at = line;
        var text = new StringBuilder();
        while (ahead != END && ahead != '<') {
            append(text, read());
        }
        var stripped = unescaped(text.toString()).strip();
        return stripped.isEmpty() ? null : new Piece("", stripped, at);
    }

    private @Nullable Piece tag() throws IOException {
        long at = line;
        var within = new StringBuilder();
        skip();
        while (ahead != END && ahead != '>') {
            append(within, read());
            if (within.length() == 3 && within.toString().equals("!--")) {
                skipComment();
                return null;
            }
        }
        if (ahead == END) {
            return null;
        }
        skip();
        var content = within.toString().strip();
        return content.isEmpty() ? null : new Piece(name(content), content, at);
    }

    private void skipComment() throws IOException {
        int hyphens = 0;
        while (ahead != END) {
            char character = read();
            if (character == '>' && hyphens >= 2) {
                return;
            }
            hyphens = character == '-' ? hyphens + 1 : 0;
        }
    }

    private static String name(String content) {
        int end = 0;
        while (end < content.length() && !Character.isWhitespace(content.charAt(end))) {
            end++;
        }
        return content.substring(0, end).toLowerCase(Locale.ROOT);
    }

    private static void append(StringBuilder text, char character) {
        if (text.length() < LONGEST) {
            text.append(character);
        }
    }

    /** The character ahead, which is one. */
    private char read() throws IOException {
        char character = (char) ahead;
        skip();
        return character;
    }

    private void skip() throws IOException {
        line += ahead == '\n' ? 1 : 0;
        ahead = reader.read();
    }

    private static String unescaped(String text) {
        return text.indexOf('&') < 0
                ? text
                : ENTITY.matcher(text)
                        .replaceAll(entity -> Matcher.quoteReplacement(ENTITIES.getOrDefault(
                                entity.group(1), entity.group(1).equals("#160") ? " " : entity.group())));
    }
}
