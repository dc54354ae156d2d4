/** Chosen lots in PostgreSQL. */
@NullMarked
package io.tradesense.trading.lots.pg;

import org.jspecify.annotations.NullMarked;
