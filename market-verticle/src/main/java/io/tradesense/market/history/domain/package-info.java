/** Candles: resampling, adjustment and checks. */
@NullMarked
package io.tradesense.market.history.domain;

import org.jspecify.annotations.NullMarked;
