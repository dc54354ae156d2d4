package io.tradesense.trading.savedviews.domain;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The saved views of all users. A user reaches their own only: another's is not found. */
public interface SavedViews {

    /** Views a user can keep. */
    int MOST = 200;

    /** Where {@link Page} ended. */
    record After(Instant createdAt, UUID id) {}

    /** @param next null on the last page */
    record Page(List<SavedView> items, @Nullable After next) {}

    /** What an owner may change; null leaves a field as it is. */
    record Change(@Nullable String name, @Nullable Map<String, String> filter) {}

    /** Keeps the view, or answers the one kept under this id before. Fails with CONFLICT beyond {@link #MOST}. */
    Future<SavedView> keep(SavedView view);

    /** Fails with NOT_FOUND. */
    Future<SavedView> find(UUID userId, UUID id);

    /** Oldest first. */
    Future<Page> list(UUID userId, int limit, Optional<After> after);

    /** Fails with NOT_FOUND, or PRECONDITION_FAILED where the view is not of that version any more. */
    Future<SavedView> change(UUID userId, UUID id, Change change, Optional<Long> version);

    /** Fails as {@link #change} does. */
    Future<Void> delete(UUID userId, UUID id, Optional<Long> version);
}
