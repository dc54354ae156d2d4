/** Instruments in PostgreSQL. */
@NullMarked
package io.tradesense.trading.instruments.pg;

import org.jspecify.annotations.NullMarked;
