package io.tradesense.auth.users.http;

import io.tradesense.kit.openapi.ContractRequest;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** A version of an account as an entity tag. */
public final class UserVersion {
    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");
    private static final long NEVER = -1;

    private UserVersion() {}

    public static String tag(long version) {
        return "\"" + version + "\"";
    }

    /** Empty where the caller takes any version; a tag that is none of ours is of no version there ever is. */
    public static OptionalLong asked(ContractRequest request) {
        return request.text("If-Match")
                .filter(tag -> !tag.equals("*"))
                .map(tag -> {
                    var form = TAG.matcher(tag);
                    return OptionalLong.of(form.matches() ? Long.parseLong(form.group(1)) : NEVER);
                })
                .orElseGet(OptionalLong::empty);
    }
}
