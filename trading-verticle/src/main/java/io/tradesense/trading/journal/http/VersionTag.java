package io.tradesense.trading.journal.http;

import io.tradesense.kit.openapi.ContractRequest;
import java.util.Optional;

/** The version of a thing as its entity tag. */
public final class VersionTag {
    private VersionTag() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /** The version {@code If-Match} asks for; one that was never ours can only fail to match. */
    public static Optional<Long> asked(ContractRequest request) {
        return request.text("If-Match").filter(tag -> !tag.equals("*")).map(tag -> {
            try {
                return Long.valueOf(tag.replaceFirst("^W/", "").replace("\"", ""));
            } catch (NumberFormatException foreign) {
                return -1L;
            }
        });
    }
}
