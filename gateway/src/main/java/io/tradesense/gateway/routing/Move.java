package io.tradesense.gateway.routing;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * One address and who serves it: {@code /journal=trading}, or a part of its users by trading and the others by somebody
 * else: {@code /journal=trading@20%|legacy}.
 *
 * @param prefix the address as services serve it, without the gateway's own part
 * @param share percent of the users whom {@code service} serves
 * @param otherwise who serves the others; the same where there are none
 */
record Move(String prefix, String service, int share, String otherwise) {
    private static final int ALL = 100;
    private static final Pattern FORM =
            Pattern.compile("((?:/[a-z0-9][a-z0-9-]*)+)=([a-z][a-z0-9]*)(?:@(\\d{1,3})%\\|([a-z][a-z0-9]*))?");

    /** Empty where the text is of no such form. */
    static Optional<Move> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        int share = form.group(3) == null ? ALL : Integer.parseInt(form.group(3));
        String otherwise = form.group(4) == null ? form.group(2) : form.group(4);
        return share > ALL ? Optional.empty() : Optional.of(new Move(form.group(1), form.group(2), share, otherwise));
    }

    /**
     * Who serves somebody: the same one every time while the share stays, and after it has grown whoever was served by
     * {@code service} before still is.
     *
     * @param who a user's id, or the address of somebody who is not signed in
     * @param pilots users who are always served by {@code service}
     */
    String serves(String who, Set<String> pilots) {
        return pilots.contains(who) || place(who) < share ? service : otherwise;
    }

    private int place(String who) {
        var sum = new CRC32();
        sum.update((prefix + "|" + who).getBytes(StandardCharsets.UTF_8));
        return (int) (sum.getValue() % ALL);
    }
}
