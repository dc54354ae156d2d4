package io.tradesense.analytics.jobs.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A piece of heavy work somebody asked for.
 *
 * @param kind which feature does it, such as {@code simulation}
 * @param parameters what was asked for, as JSON
 * @param result what came of it, as JSON; null unless it is completed
 * @param fault why it failed, for a person; null unless it did
 * @param progress 0 to 1
 * @param dataVersion of the trades the result rests on; null before it is completed
 */
public record Job(
        UUID id,
        UUID userId,
        String kind,
        Status status,
        String parameters,
        @Nullable String result,
        @Nullable String fault,
        double progress,
        @Nullable Long dataVersion,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /** Where a job stands. */
    public enum Status {
        QUEUED,
        RUNNING,
        COMPLETED,
        FAILED,
        CANCELLED;

        /** Nothing more will come of it. */
        public boolean ended() {
            return this != QUEUED && this != RUNNING;
        }
    }
}
