/** Watchlists in PostgreSQL. */
@NullMarked
package io.tradesense.market.watchlists.pg;

import org.jspecify.annotations.NullMarked;
