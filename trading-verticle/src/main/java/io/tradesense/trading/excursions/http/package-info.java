/** Excursions over HTTP. */
@NullMarked
package io.tradesense.trading.excursions.http;

import org.jspecify.annotations.NullMarked;
