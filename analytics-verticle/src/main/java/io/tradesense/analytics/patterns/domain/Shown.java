package io.tradesense.analytics.patterns.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A habit the trader was shown.
 *
 * @param cell which of several candidates it was
 * @param zone by whose clock that was
 * @param at when they were shown it first
 */
public record Shown(Kind kind, @Nullable Integer cell, String zone, Instant at) {}
