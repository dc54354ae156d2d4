/** Patterns in price over HTTP. */
@NullMarked
package io.tradesense.analytics.candlesticks.http;

import org.jspecify.annotations.NullMarked;
