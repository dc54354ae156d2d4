/** Patterns in price, worked out off the event loop. */
@NullMarked
package io.tradesense.analytics.candlesticks.compute;

import org.jspecify.annotations.NullMarked;
