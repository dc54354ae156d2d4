package io.tradesense.market.access.http;

import io.tradesense.kit.openapi.ContractRequest;
import java.util.Optional;

/** Versions of what can be changed, as ETags. */
public final class Versions {
    private Versions() {}

    public static String etag(long version) {
        return "\"" + version + "\"";
    }

    /** The version {@code If-Match} asks for; one that was never ours can only fail to match. */
    public static Optional<Long> wanted(ContractRequest request) {
        return request.text("If-Match").filter(tag -> !tag.equals("*")).map(tag -> {
            try {
                return Long.valueOf(tag.replaceFirst("^W/", "").replace("\"", ""));
            } catch (NumberFormatException foreign) {
                return -1L;
            }
        });
    }
}
