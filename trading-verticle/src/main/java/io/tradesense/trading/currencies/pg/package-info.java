/** Settings and rates in PostgreSQL. */
@NullMarked
package io.tradesense.trading.currencies.pg;

import org.jspecify.annotations.NullMarked;
