package io.tradesense.gateway.http;

import io.tradesense.kit.Fault;
import java.util.Locale;

/**
 * A request's target in the one form that is both authorised and forwarded. Whatever two readers could take for different
 * addresses (dot segments, empty segments, path parameters, encoded separators, an absolute form) is refused rather than
 * repaired.
 *
 * @param path decoded where decoding changes no meaning, otherwise as it came
 * @param query with its question mark; empty where there is none
 */
public record PublicPath(String path, String query) {
    private static final String UNRESERVED_MARKS = "-._~";

    /** @throws Fault MALFORMED for a target that has more than one reading */
    public static PublicPath parse(String target) {
        if (!target.startsWith("/") || hasWhatIsNeverSent(target)) {
            throw refusal();
        }
        int mark = target.indexOf('?');
        String path = canonical(mark < 0 ? target : target.substring(0, mark));
        refuseAmbiguousSegments(path);
        return new PublicPath(path, mark < 0 ? "" : target.substring(mark));
    }

    /** True for the address itself and for what lies under it. */
    public boolean isUnder(String prefix) {
        return path.equals(prefix) || path.startsWith(prefix + "/");
    }

    private static boolean hasWhatIsNeverSent(String target) {
        for (int i = 0; i < target.length(); i++) {
            if (isNeverSent(target.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNeverSent(int character) {
        return character <= ' ' || character >= 0x7f || character == '\\' || character == '#';
    }

    private static String canonical(String path) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        var decoded = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) == '%') {
                decoded.append(canonicalOctet(path, i));
                i += 2;
            } else {
                decoded.append(path.charAt(i));
            }
        }
        return decoded.toString();
    }

    private static String canonicalOctet(String path, int percent) {
        int octet = octet(path, percent);
        if (octet < ' ' || octet == 0x7f || octet == '/' || octet == '\\' || octet == ';') {
            throw refusal();
        }
        return isUnreserved(octet)
                ? String.valueOf((char) octet)
                : path.substring(percent, percent + 3).toUpperCase(Locale.ROOT);
    }

    private static int octet(String path, int percent) {
        if (percent + 2 >= path.length()) {
            throw refusal();
        }
        int high = Character.digit(path.charAt(percent + 1), 16);
        int low = Character.digit(path.charAt(percent + 2), 16);
        if (high < 0 || low < 0) {
            throw refusal();
        }
        return high * 16 + low;
    }

    private static boolean isUnreserved(int octet) {
        return octet >= 'a' && octet <= 'z'
                || octet >= 'A' && octet <= 'Z'
                || octet >= '0' && octet <= '9'
                || UNRESERVED_MARKS.indexOf(octet) >= 0;
    }

    private static void refuseAmbiguousSegments(String path) {
        if (path.contains("//") || path.contains(";")) {
            throw refusal();
        }
        if (!path.contains("/.")) {
            return;
        }
        for (String segment : path.split("/", -1)) {
            if (segment.equals(".") || segment.equals("..")) {
                throw refusal();
            }
        }
    }

    private static Fault refusal() {
        return Fault.of(Fault.Kind.MALFORMED, "the address is not in its plain form")
                .typed("ambiguous-address");
    }
}
