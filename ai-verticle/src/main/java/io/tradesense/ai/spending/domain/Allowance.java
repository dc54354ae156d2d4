package io.tradesense.ai.spending.domain;

import io.vertx.core.Future;
import java.util.UUID;

/** How many tokens a month users may use. */
public interface Allowance {

    /** @param known whether the user's plan says so; else it is the service's own bound */
    record Allowed(long tokens, boolean known, String plan) {}

    Future<Allowed> of(UUID userId);

    /** The refusal of somebody who has used what they may. */
    Future<RuntimeException> refusal(UUID userId, long wanted);
}
