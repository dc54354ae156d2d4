package io.tradesense.market.caching.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept under a key.
 *
 * @param value null where it is known that there is nothing
 * @param fresh until when it is answered as it is; afterwards it is answered as stale and fetched again beside that
 * @param usable until when it may be answered at all
 */
public record Cached<T>(@Nullable T value, Instant fetched, Instant fresh, Instant usable) {

    public boolean isFresh(Instant now) {
        return now.isBefore(fresh);
    }

    public boolean isUsable(Instant now) {
        return now.isBefore(usable);
    }
}
