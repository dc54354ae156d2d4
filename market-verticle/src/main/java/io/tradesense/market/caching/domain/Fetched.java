package io.tradesense.market.caching.domain;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came from the source, and for how long it will do.
 *
 * @param value null where the source knows that there is nothing
 */
public record Fetched<T>(@Nullable T value, Duration fresh, Duration usable) {}
