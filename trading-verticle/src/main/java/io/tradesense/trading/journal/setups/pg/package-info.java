/** Setups in PostgreSQL. */
@NullMarked
package io.tradesense.trading.journal.setups.pg;

import org.jspecify.annotations.NullMarked;
