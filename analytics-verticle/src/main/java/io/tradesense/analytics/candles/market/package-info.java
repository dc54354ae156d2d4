/** Prices over time, asked of market. */
@NullMarked
package io.tradesense.analytics.candles.market;

import org.jspecify.annotations.NullMarked;
