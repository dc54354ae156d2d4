/** Prices that were seen, for when nobody can be asked. */
@NullMarked
package io.tradesense.trading.prices.pg;

import org.jspecify.annotations.NullMarked;
