package io.tradesense.kit.operations;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that was set aside.
 *
 * @param number grows with each that is parked
 * @param owner the user it is about, or its subject where it is about none: order is kept within an owner
 * @param error what it failed with; null where it only waits behind another of its owner
 */
public record ParkedEvent(
        long number,
        String source,
        UUID id,
        String owner,
        String type,
        String subject,
        Instant time,
        @Nullable String error,
        int tries,
        Instant parkedAt) {}
