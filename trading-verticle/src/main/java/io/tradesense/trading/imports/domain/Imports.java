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

    /** A file that is being taken in. */
    record Accepted(
            UUID id,
            UUID userId,
            UUID accountId,
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

    /** The file is whole and safe: from here on it will be read, whatever is killed. */
    Future<Import> queue(UUID importId, long bytes);

    /** Forgets a file that did not come in whole. */
    Future<Void> abandon(UUID importId);

    /** Fails with NOT_FOUND. */
    Future<Import> find(UUID userId, UUID importId);

    /** The first rejected rows, at most {@code limit}. */
    Future<List<Row.Rejected>> errors(UUID importId, int limit);

    /** How many rows were passed over, by what they were; without those that were not. */
    Future<Map<NoExecution, Long>> passedOver(UUID importId);

    /** Newest first. */
    Future<Page> list(UUID userId, int limit, Optional<After> after);
}
