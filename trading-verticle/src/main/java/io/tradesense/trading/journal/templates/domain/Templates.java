package io.tradesense.trading.journal.templates.domain;

import io.tradesense.trading.journal.domain.Page;
import io.tradesense.trading.journal.domain.Place;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The templates of all users. A user reaches their own only: another's is not found. */
public interface Templates {

    /** Templates a user can keep. */
    int MOST = 100;

    /** What to change; a null field stays as it is. */
    record Change(
            @Nullable String name,
            @Nullable String title,
            @Nullable String body) {}

    /** Keeps the template, or answers the one kept under this id before. Fails with CONFLICT beyond {@link #MOST}. */
    Future<Template> keep(Template template);

    /** Fails with NOT_FOUND. */
    Future<Template> find(UUID userId, UUID id);

    /** Oldest first. */
    Future<Page<Template>> list(UUID userId, int limit, Optional<Place> after);

    /** Fails with NOT_FOUND or PRECONDITION_FAILED. */
    Future<Template> change(UUID userId, UUID id, Change change, Optional<Long> version);

    /** Fails with NOT_FOUND or PRECONDITION_FAILED. */
    Future<Void> delete(UUID userId, UUID id, Optional<Long> version);

    /** A day of the user's with the trades closed on it. */
    Future<Day> day(UUID userId, LocalDate date, ZoneId zone);
}
