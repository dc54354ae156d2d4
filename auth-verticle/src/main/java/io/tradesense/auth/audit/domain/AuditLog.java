package io.tradesense.auth.audit.domain;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the {@link AuditTrail} holds, to be read. */
public interface AuditLog {

    /** @param id made at random: it says nothing of what happened to others meanwhile */
    record Entry(UUID id, SecurityEvent event) {}

    /**
     * What happened to a user's account, newest first.
     *
     * @param after the entry the page before ended with; null for the first page
     */
    Future<List<Entry>> page(UUID userId, @Nullable UUID after, int limit);

    /** The one way in which entries ever go. */
    Future<Void> forget(Instant before);
}
