/** Daily values and returns over HTTP. */
@NullMarked
package io.tradesense.trading.returns.http;

import org.jspecify.annotations.NullMarked;
