/** Candles as JSON: on the wire and in Redis. */
@NullMarked
package io.tradesense.market.history.json;

import org.jspecify.annotations.NullMarked;
