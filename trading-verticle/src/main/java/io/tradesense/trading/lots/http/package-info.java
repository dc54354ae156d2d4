/** Chosen lots over HTTP. */
@NullMarked
package io.tradesense.trading.lots.http;

import org.jspecify.annotations.NullMarked;
