/** Quotes over HTTP. */
@NullMarked
package io.tradesense.market.quotes.http;

import org.jspecify.annotations.NullMarked;
