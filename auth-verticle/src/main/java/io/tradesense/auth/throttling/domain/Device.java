package io.tradesense.auth.throttling.domain;

import io.tradesense.auth.domain.ClientFacts;
import io.tradesense.auth.domain.Digest;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who is at the other end, as far as that can be told without a cookie.
 *
 * @param network the address, for IPv6 its first 64 bits: one subscriber has them all
 * @param program what the user agent says, without versions: an update is no new device
 */
public record Device(String network, String program) {
    private static final String UNKNOWN = "unknown";

    public static Device of(ClientFacts client) {
        return new Device(network(client.address()), program(client.userAgent()));
    }

    /** Both in one, as it is stored. */
    public String digest() {
        return Digest.of(network + "\n" + program).text();
    }

    /** The machine the service runs on, where everybody has one address, or a caller the gateway does not stand before. */
    public boolean isLocal() {
        return network.equals(UNKNOWN) || network.startsWith("127.") || network.equals("0:0:0:0");
    }

    private static String network(@Nullable String address) {
        if (address == null) {
            return UNKNOWN;
        }
        String plain = address.toLowerCase(Locale.ROOT);
        if (plain.contains(".")) {
            // An IPv4 address, or one written in IPv6 (::ffff:192.0.2.1).
            return plain.substring(plain.lastIndexOf(':') + 1);
        }
        return firstHalf(plain);
    }

    private static String firstHalf(String address) {
        int gap = address.indexOf("::");
        String before = gap < 0 ? address : address.substring(0, gap);
        String after = gap < 0 ? "" : address.substring(gap + 2);
        int known = groups(before) + groups(after);
        String filled = gap < 0 ? address : before + ":0".repeat(Math.max(0, 8 - known)) + ":" + after;
        return Arrays.stream(filled.split(":"))
                .filter(group -> !group.isEmpty())
                .limit(4)
                .map(group -> group.replaceFirst("^0+(?=.)", ""))
                .collect(Collectors.joining(":"));
    }

    private static int groups(String part) {
        return part.isEmpty() ? 0 : part.split(":").length;
    }

    private static String program(@Nullable String agent) {
        return agent == null ? UNKNOWN : agent.replaceAll("[0-9._]+", "");
    }
}
