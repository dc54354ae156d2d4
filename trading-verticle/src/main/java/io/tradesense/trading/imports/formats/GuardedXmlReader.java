package io.tradesense.trading.imports.formats;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Lets an XML parser see only what a flat file of elements needs. The parser keeps a whole tag in memory and knows no
 * limit for it, so a tag, and a stretch of text, is at most {@value #LONGEST_TAG} characters; document types, and with
 * them every entity, and CDATA sections are refused before the parser meets them. Comments may stand.
 */
final class GuardedXmlReader extends FilterReader {

    static final int LONGEST_TAG = 64 * 1024;

    private static final String COMMENT_END = "-->";

    private boolean afterLess;
    private int declaration;
    private boolean inComment;
    private int commentEnd;
    private int sinceLess;
    private @Nullable Refused refused;

    GuardedXmlReader(Reader in) {
        super(in);
    }

    /** The file holds what is not let through. */
    static final class Refused extends IOException {

        Refused(String message) {
            super(message);
        }
    }

    @Override
    public int read() throws IOException {
        var character = super.read();
        if (character >= 0) {
            inspect((char) character);
        }
        return character;
    }

    /** Gives what stands before the first thing refused, and refuses at the next call, so that nothing before is lost. */
    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (refused != null) {
            throw refused;
        }
        var count = super.read(buffer, offset, length);
        for (int i = 0; i < count; i++) {
            try {
                inspect(buffer[offset + i]);
            } catch (Refused refusal) {
                refused = refusal;
                return passedOn(i);
            }
        }
        return count;
    }

    private int passedOn(int count) throws Refused {
        if (count == 0 && refused != null) {
            throw refused;
        }
        return count;
    }

    private void inspect(char character) throws Refused {
        if (++sinceLess > LONGEST_TAG) {
            throw new Refused("a tag or a text is longer than " + LONGEST_TAG + " characters");
        }
        if (inComment) {
            comment(character);
        } else if (declaration > 0) {
            declaration(character);
        } else if (afterLess && character == '!') {
            declaration = 1;
        } else {
            afterLess = character == '<';
            sinceLess = afterLess ? 0 : sinceLess;
        }
    }

    /** Within {@code <!}: two hyphens make it a comment, anything else is refused. */
    private void declaration(char character) throws Refused {
        if (character != '-') {
            throw new Refused("document types and CDATA sections are not read");
        }
        inComment = ++declaration > 2;
        commentEnd = 0;
    }

    private void comment(char character) {
        var matched = character == COMMENT_END.charAt(commentEnd);
        // A third hyphen still leaves two before the closing mark.
        commentEnd = matched ? commentEnd + 1 : character == '-' ? commentEnd : 0;
        if (commentEnd == COMMENT_END.length()) {
            inComment = false;
            declaration = 0;
            afterLess = false;
        }
    }
}
