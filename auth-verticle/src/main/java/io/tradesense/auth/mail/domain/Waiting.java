package io.tradesense.auth.mail.domain;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The messages that are not sent yet. */
public interface Waiting {

    /** A message whose time has come. @param tries with this one */
    record Due(UUID id, Message message, int tries) {}

    /** Takes messages that are due; nobody else gets them for the time of the lease. Empty where none is. */
    Future<List<Due>> take(Instant now, Duration lease, int limit);

    Future<Void> remove(UUID id);

    Future<Void> retryAt(UUID id, Instant next);
}
