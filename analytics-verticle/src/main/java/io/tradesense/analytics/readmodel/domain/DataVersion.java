package io.tradesense.analytics.readmodel.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of a user's data. Two answers of the same version rest on the same trades.
 *
 * @param number grows with every change and is never given twice, not even after the read model was built anew
 * @param asOf when the latest event applied had happened; null where nothing is known of the user
 */
public record DataVersion(long number, @Nullable Instant asOf) {

    /** Of a user nothing is known of. */
    public static final DataVersion NONE = new DataVersion(0, null);
}
