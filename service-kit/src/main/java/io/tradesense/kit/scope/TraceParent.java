package io.tradesense.kit.scope;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * W3C Trace Context, version 00 (https://www.w3.org/TR/trace-context/).
 *
 * @param traceId 32 lower-case hexadecimal digits, the same over every hop
 * @param spanId 16 of them, one a hop
 */
public record TraceParent(String traceId, String spanId, boolean sampled) {
    private static final Pattern FORM = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

    /** Empty for a header that is missing or not of the form: such a trace starts anew, as the standard asks. */
    public static Optional<TraceParent> parse(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        var matcher = FORM.matcher(header);
        if (!matcher.matches() || isZero(matcher.group(1)) || isZero(matcher.group(2))) {
            return Optional.empty();
        }
        boolean sampled = (Integer.parseInt(matcher.group(3), 16) & 1) == 1;
        return Optional.of(new TraceParent(matcher.group(1), matcher.group(2), sampled));
    }

    public static TraceParent start() {
        return new TraceParent(hex() + hex(), hex(), true);
    }

    /** The same trace seen from the next hop. */
    public TraceParent child() {
        return new TraceParent(traceId, hex(), sampled);
    }

    public String header() {
        return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }

    private static boolean isZero(String digits) {
        return digits.chars().allMatch(digit -> digit == '0');
    }

    private static String hex() {
        long bits = ThreadLocalRandom.current().nextLong();
        return HexFormat.of().toHexDigits(bits == 0 ? 1 : bits);
    }
}
