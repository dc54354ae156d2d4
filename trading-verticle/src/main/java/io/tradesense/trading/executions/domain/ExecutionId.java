package io.tradesense.trading.executions.domain;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The name a fill has here: the same for the same fill of the same account, whatever brought it and however often. */
public final class ExecutionId {

    private ExecutionId() {}

    /** A name-based UUID of the account and what makes the fill this fill within it. */
    public static UUID of(UUID accountId, String fingerprint) {
        return UUID.nameUUIDFromBytes((accountId + "|" + fingerprint).getBytes(StandardCharsets.UTF_8));
    }
}
