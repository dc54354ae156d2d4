package io.tradesense.analytics.simulations.domain;

import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** Which rules a user has tried. Whoever tries a hundred finds five that look good, so it has to be known. */
public interface Tries {

    /** Notes these, each counted once however often it is tried, and tells how many there are now. */
    Future<Integer> note(UUID userId, List<String> digests);
}
