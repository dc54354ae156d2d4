/** Instruments over HTTP. */
@NullMarked
package io.tradesense.trading.instruments.http;

import org.jspecify.annotations.NullMarked;
