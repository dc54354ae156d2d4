/** Prices over time, as the features that need them see them. */
@NullMarked
package io.tradesense.analytics.candles.domain;

import org.jspecify.annotations.NullMarked;
