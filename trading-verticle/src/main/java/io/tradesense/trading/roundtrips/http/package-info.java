/** Trades over HTTP. */
@NullMarked
package io.tradesense.trading.roundtrips.http;

import org.jspecify.annotations.NullMarked;
