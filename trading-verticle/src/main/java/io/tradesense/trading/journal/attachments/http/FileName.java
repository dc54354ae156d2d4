package io.tradesense.trading.journal.attachments.http;

import io.tradesense.trading.journal.attachments.domain.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What a file is called: what the sender says, without folders and control characters, with the suffix of its content. */
final class FileName {
    private static final int LONGEST = 100;

    private FileName() {}

    static String of(@Nullable String stated, MediaType type) {
        String name = (stated == null ? "" : stated)
                .replaceFirst("(?s)^.*[/\\\\]", "")
                .replaceAll("\\p{C}", "");
        String stem = name.replaceFirst("\\.[^.]{0,10}$", "").strip();
        if (stem.codePointCount(0, stem.length()) > LONGEST) {
            stem = stem.substring(0, stem.offsetByCodePoints(0, LONGEST));
        }
        return (stem.isEmpty() ? "attachment" : stem) + "." + type.suffix();
    }

    /** After RFC 6266: plain letters for those that know no better, and the name itself. */
    static String disposition(String kind, String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._ -]", "_");
        String exact = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return kind + "; filename=\"" + plain + "\"; filename*=UTF-8''" + exact;
    }
}
