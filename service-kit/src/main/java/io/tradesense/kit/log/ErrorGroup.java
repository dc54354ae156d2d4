package io.tradesense.kit.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Errors of one kind: the same class of failure from the same line.
 *
 * @param service whose code failed; empty where only the kit's own is in the stack
 * @param kind the failure's class, or the logger where there was none
 * @param message as it was the last time, shortened
 * @param where the first line of our own in the stack; empty where there is none
 * @param requestId of the last request it hit; null where there was none
 */
public record ErrorGroup(
        String id,
        String service,
        String kind,
        String message,
        String where,
        long count,
        Instant firstAt,
        Instant lastAt,
        @Nullable String requestId) {}
