/** Prices as events. */
@NullMarked
package io.tradesense.market.live.bus;

import org.jspecify.annotations.NullMarked;
