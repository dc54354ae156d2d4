/** Quotes as JSON: on the wire and in Redis. */
@NullMarked
package io.tradesense.market.quotes.json;

import org.jspecify.annotations.NullMarked;
