/** What prices did before trades, for many trades at once. */
@NullMarked
package io.tradesense.analytics.candles.compute;

import org.jspecify.annotations.NullMarked;
