/** Excursions in PostgreSQL. */
@NullMarked
package io.tradesense.trading.excursions.pg;

import org.jspecify.annotations.NullMarked;
