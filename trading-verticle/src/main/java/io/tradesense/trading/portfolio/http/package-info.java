/** The portfolio over HTTP. */
@NullMarked
package io.tradesense.trading.portfolio.http;

import org.jspecify.annotations.NullMarked;
