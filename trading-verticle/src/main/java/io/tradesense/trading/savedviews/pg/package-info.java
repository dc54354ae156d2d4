/** Saved views in PostgreSQL. */
@NullMarked
package io.tradesense.trading.savedviews.pg;

import org.jspecify.annotations.NullMarked;
