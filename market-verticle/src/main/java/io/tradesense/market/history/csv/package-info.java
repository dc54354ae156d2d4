/** Candles out of files. */
@NullMarked
package io.tradesense.market.history.csv;

import org.jspecify.annotations.NullMarked;
