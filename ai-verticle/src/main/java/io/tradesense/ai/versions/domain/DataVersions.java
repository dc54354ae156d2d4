package io.tradesense.ai.versions.domain;

import io.vertx.core.Future;
import java.util.UUID;

/** A number that grows with every change of a user's trades or journal. */
public interface DataVersions {

    /** 0 for a user of whom nothing was heard yet. */
    Future<Long> of(UUID userId);
}
