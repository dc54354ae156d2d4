/** Currencies over HTTP. */
@NullMarked
package io.tradesense.trading.currencies.http;

import org.jspecify.annotations.NullMarked;
