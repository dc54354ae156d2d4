package io.tradesense.billing.reconciliation.domain;

import io.tradesense.billing.mirror.domain.Difference;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reconciliations, under way and done. */
public interface Runs {

    /** @param failed customers that could not be looked at */
    record Run(
            UUID id,
            String askedBy,
            Instant startedAt,
            @Nullable Instant finishedAt,
            int checked,
            int failed,
            int differences) {}

    record Found(String customerId, Difference difference) {}

    Future<Void> begin(UUID id, String askedBy);

    /** The night's own run, unless it was made or is under way; a run that went silent is begun again. */
    Future<Optional<UUID>> beginOf(LocalDate night);

    Future<Void> note(UUID id, String customerId, List<Difference> differences, boolean failed);

    Future<Void> finish(UUID id);

    Future<Optional<Run>> find(UUID id);

    Future<List<Run>> newest(int most);

    Future<List<Found>> found(UUID id, int most);

    /** Which of these customers are not known here. */
    Future<List<String>> unknown(List<String> customerIds);
}
