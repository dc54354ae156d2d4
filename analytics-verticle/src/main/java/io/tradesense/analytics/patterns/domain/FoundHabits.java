package io.tradesense.analytics.patterns.domain;

import io.vertx.core.Future;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Remembers which habits were found and which of them were shown, for what follows. */
public interface FoundHabits {

    Future<List<Shown>> shown(UUID userId);

    /**
     * Notes what was found; a habit found for the first time is told to others. Of a user who was removed nothing is
     * noted.
     *
     * @param version of the trades it was found in
     * @param currency of what it cost
     * @param shown to the trader; else it was found without their asking
     */
    Future<Void> note(
            UUID userId, long version, ZoneId zone, List<Finding> found, @Nullable String currency, boolean shown);
}
