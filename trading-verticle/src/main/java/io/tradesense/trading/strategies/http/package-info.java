/** Strategies over HTTP. */
@NullMarked
package io.tradesense.trading.strategies.http;

import org.jspecify.annotations.NullMarked;
