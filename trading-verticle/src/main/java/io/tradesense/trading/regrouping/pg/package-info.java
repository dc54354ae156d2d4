/** Splits and merges in PostgreSQL. */
@NullMarked
package io.tradesense.trading.regrouping.pg;

import org.jspecify.annotations.NullMarked;
