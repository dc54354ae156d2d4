package io.tradesense.trading.imports.domain;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The column mappings of all users. A user reaches their own only. */
public interface Mappings {

    /** More than anyone has brokers. */
    int MOST_OF_A_USER = 200;

    /** A mapping under a name of the user's choice. It is never changed. */
    record Mapping(UUID id, UUID userId, String name, ColumnMapping columns, Instant createdAt) {}

    /** Where {@link Page} ended. */
    record After(Instant createdAt, UUID id) {}

    /** @param next null on the last page */
    record Page(List<Mapping> items, @Nullable After next) {}

    /** Adding the same id again changes nothing. Fails with CONFLICT beyond {@value #MOST_OF_A_USER}. */
    Future<Mapping> add(Mapping mapping);

    /** Fails with NOT_FOUND. */
    Future<Mapping> find(UUID userId, UUID mappingId);

    /** Oldest first. */
    Future<Page> list(UUID userId, int limit, Optional<After> after);

    /** Imports already started with it are not touched. Fails with NOT_FOUND. */
    Future<Void> delete(UUID userId, UUID mappingId);
}
