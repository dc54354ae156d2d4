/** Watchlists over HTTP. */
@NullMarked
package io.tradesense.market.watchlists.http;

import org.jspecify.annotations.NullMarked;
