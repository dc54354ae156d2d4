/** Splits and merges over HTTP. */
@NullMarked
package io.tradesense.trading.regrouping.http;

import org.jspecify.annotations.NullMarked;
