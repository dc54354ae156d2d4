/** Rates of the market service. */
@NullMarked
package io.tradesense.trading.currencies.market;

import org.jspecify.annotations.NullMarked;
