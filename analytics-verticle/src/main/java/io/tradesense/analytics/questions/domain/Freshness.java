package io.tradesense.analytics.questions.domain;

import io.tradesense.analytics.readmodel.domain.DataVersion;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How new the data must be for an answer. Figures follow the trades a moment later; whoever has just changed something
 * can ask to wait for it.
 *
 * @param version the least; 0 for any
 * @param asOf the latest event known must not be older; null for any
 * @param patience how long to wait for it
 */
public record Freshness(long version, @Nullable Instant asOf, Duration patience) {

    public static final Freshness ANY = new Freshness(0, null, Duration.ZERO);

    public boolean isReachedBy(DataVersion data) {
        if (data.number() < version) return false;
        Instant known = data.asOf();
        return asOf == null || known != null && !known.isBefore(asOf);
    }
}
