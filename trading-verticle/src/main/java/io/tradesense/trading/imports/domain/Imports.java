package io.tradesense.trading.imports.domain;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The imports of all users. A user reaches their own only. */
public interface Imports {

    /** How many dry runs of a user are kept, and for at most a day: an older one goes when another is begun. */
    int MOST_DRY_RUNS = 10;

    /** @param dryRun whether it is only to be found out what would come of the file that is being taken in */
    record Accepted(
            UUID id,
            UUID userId,
            UUID accountId,
            boolean dryRun,
            String format,
            @Nullable String zone,
            @Nullable ColumnMapping mapping) {}

    /** Where {@link Page} ended. */
    record After(Instant createdAt, UUID id) {}

    /** @param next null on the last page */
    record Page(List<Import> items, @Nullable After next) {}

    /** Begins to take in a file: nobody sees it before it is whole. Fails with NOT_FOUND for another's account. */
    Future<Void> begin(Accepted file);

    /** Keeps the next piece; done when it is safe. */
    Future<Void> keep(UUID importId, int number, byte[] piece);

    /**
     * The file is whole and safe: from here on it will be read, whatever is killed. Fails with PAYMENT_REQUIRED where the
     * user's plan allows no further import this month, unless it is a dry run.
     */
    Future<Import> queue(UUID importId, long bytes);

    /** Forgets a file that did not come in whole. */
    Future<Void> abandon(UUID importId);

    /** Fails with NOT_FOUND. */
    Future<Import> find(UUID userId, UUID importId);

    /**
     * Makes a dry run that has ended the import it tried, from the file it was given; where it is that already, nothing
     * happens. Fails with NOT_FOUND, with PAYMENT_REQUIRED as {@link #queue} does, and CONFLICT for what is no dry run, has not ended, failed or was undone.
     */
    Future<Import> confirm(UUID userId, UUID importId);

    /**
     * Takes the import back, whole: one that still runs is stopped where it is. Once is enough, and again is no fault.
     * Fails with NOT_FOUND.
     */
    Future<Import> undo(UUID userId, UUID importId);

    /** The first rejected rows, at most {@code limit}. */
    Future<List<Row.Rejected>> errors(UUID importId, int limit);

    /** How many rows were passed over, by what they were; without those that were not. */
    Future<Map<NoExecution, Long>> passedOver(UUID importId);

    /** Newest first. */
    Future<Page> list(UUID userId, int limit, Optional<After> after);
}
