package io.tradesense.ai.insights.domain;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The insights of users as they were last found. */
public interface Insights {

    /** @param body the statements and facts, JSON */
    record Kept(UUID id, String kind, String title, String severity, String body, Instant createdAt) {}

    /** The newest first. */
    Future<List<Kept>> list(UUID userId);

    /** The version of the user's data that they should be of; empty where they are of it. */
    Future<Optional<Long>> due(UUID userId);

    /** A user whose insights are old, for one worker at a time and not again within a minute. */
    Future<Optional<UUID>> take();

    /** Puts what was found in the place of what was found before; what is new is told as an event. */
    Future<Void> replace(UUID userId, long version, List<Insight> found);
}
