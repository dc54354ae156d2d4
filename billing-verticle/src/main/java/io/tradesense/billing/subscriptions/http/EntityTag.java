package io.tradesense.billing.subscriptions.http;

import io.tradesense.kit.Fault;
import io.tradesense.kit.openapi.ContractRequest;
import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The tag of a subscription as it was answered: a digest of the answer, because what it shows comes from several tables
 * and from time.
 */
final class EntityTag {
    private static final int BYTES = 12;

    private EntityTag() {}

    static String of(Buffer body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes());
            return '"' + HexFormat.of().formatHex(Arrays.copyOf(digest, BYTES)) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** Whether the request is meant for one state alone. */
    static boolean isAsked(ContractRequest request) {
        return request.text("If-Match")
                .filter(tags -> !tags.strip().equals("*"))
                .isPresent();
    }

    /** @throws Fault PRECONDITION_FAILED where the state is another than the request is meant for */
    static void require(ContractRequest request, String current) {
        String wanted = request.text("If-Match").orElse(current);
        if (Arrays.stream(wanted.split(",")).map(String::strip).noneMatch(current::equals)) {
            throw Fault.of(Fault.Kind.PRECONDITION_FAILED, "the subscription has changed since it was read");
        }
    }
}
