package io.tradesense.trading.journal.attachments.media;

import java.nio.ByteBuffer;
import java.util.Set;

/** The names in a stretch of a PDF; {@code #} and two digits stand for any character of one (ISO 32000-1, 7.3.5). */
final class PdfNames {
    /** A name of this many bytes is none of those that are looked for. */
    static final int LONGEST = 64;

    private static final Set<String> REFUSED = Set.of(
            "JavaScript",
            "JS",
            "Launch",
            "EmbeddedFile",
            "EmbeddedFiles",
            "RichMedia",
            "XFA",
            "GoToE",
            "ImportData",
            "SubmitForm",
            "Encrypt");

    private PdfNames() {}

    /** Answers whether the last name but its value says that packed objects follow. @throws io.tradesense.kit.Fault INVALID */
    static boolean check(ByteBuffer text) {
        boolean objects = false;
        for (int at = 0; at < text.limit(); at++) {
            if (text.get(at) != '/') continue;
            String name = name(text, at + 1);
            if (REFUSED.contains(name)) throw Damaged.because("it holds " + name);
            objects |= name.equals("ObjStm");
        }
        return objects;
    }

    private static String name(ByteBuffer text, int from) {
        var name = new StringBuilder();
        for (int at = from; at < text.limit() && name.length() < LONGEST; at++) {
            int each = text.get(at) & 0xFF;
            if (each <= ' ' || "/()<>[]{}%".indexOf(each) >= 0) break;
            if (each == '#' && at + 2 < text.limit()) {
                int decoded = Character.digit(text.get(at + 1), 16) * 16 + Character.digit(text.get(at + 2), 16);
                name.append((char) Math.max(0, decoded));
                at += 2;
            } else {
                name.append((char) each);
            }
        }
        return name.toString();
    }
}
