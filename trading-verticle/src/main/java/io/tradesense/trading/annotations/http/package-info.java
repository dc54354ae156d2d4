/** Annotations over HTTP. */
@NullMarked
package io.tradesense.trading.annotations.http;

import org.jspecify.annotations.NullMarked;
