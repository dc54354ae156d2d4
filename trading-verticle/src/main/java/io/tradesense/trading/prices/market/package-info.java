/** Prices asked of the service market, which may be away. */
@NullMarked
package io.tradesense.trading.prices.market;

import org.jspecify.annotations.NullMarked;
