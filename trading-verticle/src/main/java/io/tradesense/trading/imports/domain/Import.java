package io.tradesense.trading.imports.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A broker's file on its way into the log.
 *
 * @param format null until the file was recognised
 * @param dryRun true while nothing was recorded and the counts say what would be
 * @param rows read so far: those recorded, those known already, those that corrected one, those rejected and those passed
 *     over
 * @param bytes of the file, of which {@code bytesRead} were read
 * @param detail why it failed; null where it did not
 */
public record Import(
        UUID id,
        UUID userId,
        UUID accountId,
        Status status,
        boolean dryRun,
        @Nullable String format,
        long rows,
        long imported,
        long duplicates,
        long changed,
        long rejected,
        long passedOver,
        long bytes,
        long bytesRead,
        @Nullable String detail,
        Instant createdAt,
        @Nullable Instant completedAt) {

    /** Where an import stands. */
    public enum Status {
        QUEUED,
        RUNNING,
        COMPLETED,
        FAILED,
        /** What it brought is being taken out of the account again, whatever it had come to. */
        UNDOING,
        UNDONE
    }

    /** From 0 to 1; a file is read to its end a little before its trades stand. */
    public double progress() {
        if (status == Status.COMPLETED || status == Status.UNDONE) {
            return 1;
        }
        return bytes == 0 ? 0 : Math.min(0.99, (double) bytesRead / bytes);
    }
}
