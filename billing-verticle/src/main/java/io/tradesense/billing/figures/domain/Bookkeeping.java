package io.tradesense.billing.figures.domain;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What administrators look at. */
public interface Bookkeeping {

    Future<Figures> figures(String currency, int days);

    /** The newest first. @param userId null for everybody's; @param before null for the first page */
    Future<List<Audited>> audit(@Nullable UUID userId, @Nullable Long before, int most);

    /** @param fields what changed, as JSON text */
    record Audited(
            long number,
            Instant at,
            @Nullable UUID userId,
            String cause,
            String object,
            String objectId,
            String fields) {}
}
